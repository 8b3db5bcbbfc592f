package dev.handback.record.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * Checks an evidence bundle offline: {@code BUNDLE [--key FILE]}. Exit code 0: nothing was changed;
 * 1: something is wrong; 2: the file or the key cannot be read.
 */
public final class VerifyBundle {
  private static final int GOOD = 0;
  private static final int WRONG = 1;
  private static final int UNREADABLE = 2;

  private VerifyBundle() {}

  public static void main(String[] arguments) {
    // the verdict is all it says: no library's log between its lines
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(arguments, System.out));
  }

  /** The whole program but the exit. */
  static int run(String[] arguments, PrintStream out) {
    var withKey = arguments.length == 3 && arguments[1].equals("--key");
    if (arguments.length != 1 && !withKey) {
      out.println("Usage: verify BUNDLE [--key FILE]");
      return UNREADABLE;
    }
    try {
      var verifier = new BundleVerifier(withKey ? key(Path.of(arguments[2])) : null);
      return tell(verifier.verify(Path.of(arguments[0])), out);
    } catch (IOException | IllegalArgumentException e) {
      out.println("The key cannot be read: " + e.getMessage());
      return UNREADABLE;
    }
  }

  private static PublicJsonWebKey key(Path file) throws IOException {
    return SigningKeys.parse(Files.readString(file), file.toString());
  }

  private static int tell(Verdict verdict, PrintStream out) {
    return switch (verdict) {
      case Verdict.Good good -> {
        out.println("GOOD  " + good.sentence());
        out.println(
            good.trusted()
                ? "Signed with the key you gave, " + good.keyId()
                : "Signed with the bundle's own key, %s: compare it with the key you know of the company, or give that with --key"
                    .formatted(good.keyId()));
        yield GOOD;
      }
      case Verdict.Wrong wrong -> {
        out.println("WRONG  " + wrong.sentence());
        yield WRONG;
      }
      case Verdict.Unreadable unreadable -> {
        out.println("UNREADABLE  " + unreadable.sentence());
        yield UNREADABLE;
      }
    };
  }
}
