package dev.handback.demo.command;

import dev.handback.demo.leaver.AskedStory;
import dev.handback.demo.leaver.LeaverStory;
import dev.handback.demo.stack.DemoHome;
import dev.handback.demo.stack.DemoStack;
import dev.handback.demo.stack.DemoUser;
import dev.handback.demo.stack.Part;
import java.util.concurrent.CountDownLatch;

/** {@code demo}: starts everything, then shows three leavers. */
public final class DemoCommand {
  private final Terminal terminal;
  private final DemoStack stack;

  public DemoCommand(DemoHome home, Terminal terminal) {
    this.terminal = terminal;
    this.stack = DemoStack.detached(home, terminal::tick);
  }

  /** With {@code detach} it returns as soon as everything answers, and sends nothing. */
  public int run(boolean detach) {
    terminal.say("Starting the demo in " + stack.home().dir());
    Thread stop = Thread.ofPlatform().unstarted(this::stopWhatWasStarted);
    Runtime.getRuntime().addShutdownHook(stop);
    stack.start();
    terminal.tick("ready");
    if (detach) {
      Runtime.getRuntime().removeShutdownHook(stop);
      whereToLook();
      return 0;
    }
    boolean good = new LeaverStory(stack, terminal::say, terminal::tick).tell();
    good &= new AskedStory(stack, terminal::say, terminal::tick).tell();
    whereToLook();
    terminal.title(
        good
            ? "Everything was proven. The demo stays up until Ctrl-C."
            : "Not everything was proven, see above. The demo stays up until Ctrl-C.");
    stayUp();
    return 0;
  }

  private void stayUp() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopWhatWasStarted() {
    terminal.title("Stopping what this demo has started.");
    stack.close();
  }

  private void whereToLook() {
    terminal.title("Where to look");
    terminal.say("  console       " + stack.facts().web(Part.API).url() + "/console");
    terminal.say("  api           " + stack.facts().web(Part.API).url());
    var ui = stack.facts().engine().ui();
    terminal.say("  Temporal UI   " + (ui == null ? "none, the engine is in memory only" : ui));
    terminal.say("  mails         " + stack.facts().mail().mails());
    DemoUser auditor = stack.user("auditor");
    terminal.say("  sign-in       users operator, approver, app-owner, security, finance, auditor");
    terminal.say("                password " + auditor.password());
    terminal.say("  everything    " + stack.home().demoJson());
  }
}
