package dev.handback.api.console

import com.deque.html.axecore.selenium.AxeBuilder
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import org.openqa.selenium.By
import org.openqa.selenium.Dimension
import org.openqa.selenium.Keys
import org.openqa.selenium.OutputType
import org.openqa.selenium.WebElement
import org.openqa.selenium.chrome.ChromeDriver
import org.openqa.selenium.chrome.ChromeDriverService
import org.openqa.selenium.chrome.ChromeOptions

/** The system's Chromium, without a window. Pictures of pages go to target/screenshots. */
class Browser implements AutoCloseable {
  private static final Path PICTURES = Files.createDirectories(Path.of("target/screenshots"))

  private final RunningApi api
  @Delegate(interfaces = false, includes = ["getTitle", "getCurrentUrl", "executeScript", "findElements"])
  private final ChromeDriver driver

  Browser(RunningApi api) {
    this.api = api
    def service = new ChromeDriverService.Builder().usingDriverExecutable(installed("chromedriver", "chromium-driver")).usingAnyFreePort().build()
    def options = new ChromeOptions().setBinary(installed("chromium", "chromium"))
        .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900", "--disable-background-networking", "--no-first-run")
    driver = new ChromeDriver(service, options)
    driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(5))
  }

  /** A missing browser fails the run, and says what to install. */
  private static File installed(String program, String debianPackage) {
    def found = System.getenv("PATH").split(File.pathSeparator).collect { new File(it, program) }.find { it.canExecute() }
    if (!found) {
      throw new IllegalStateException("$program is not on the PATH: apt-get install $debianPackage")
    }
    found
  }

  Browser open(CharSequence path) {
    driver.get(api.server.URI.resolve(path.toString()).toString())
    this
  }

  Browser signIn(String user) {
    open("/console/sign-in")
    type("username", user)
    type("password", Stack.PASSWORD)
    press(Keys.ENTER)
    element("nav")
    this
  }

  Browser signOut() {
    element("form.who button").click()
    element("#username")
    this
  }

  WebElement element(String css) { driver.findElement(By.cssSelector(css)) }

  String getText() { element("body").text }

  void type(String field, String text) {
    def input = element("#" + field)
    input.clear()
    input.sendKeys(text)
  }

  void press(CharSequence... keys) { driver.switchTo().activeElement().sendKeys(keys) }

  /** Goes on by keyboard until this has the focus. */
  void tabTo(String css) {
    for (int i = 0; i < 60; i++) {
      press(Keys.TAB)
      if (driver.executeScript("return document.activeElement.matches(arguments[0])", css)) {
        return
      }
    }
    throw new AssertionError("the keyboard does not reach $css")
  }

  void phone() { driver.manage().window().size = new Dimension(390, 844) }

  void dark(boolean dark) {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", [features: [[name: "prefers-color-scheme", value: dark ? "dark" : "light"]]])
  }

  void zone(String zone) { driver.executeCdpCommand("Emulation.setTimezoneOverride", [timezoneId: zone]) }

  void scripts(boolean on) { driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", [value: !on]) }

  /** What axe finds against WCAG 2.2 AA, one line each. */
  List<String> violations() {
    new AxeBuilder().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze(driver).violations
        .collect { rule -> "$rule.id: ${rule.nodes.collect { "$it.html $it.failureSummary" }.join(' | ')}".toString() }
  }

  /** The same in the light and in the dark, with a picture of each. */
  List<String> look(String name) {
    [false, true].collectMany { dark ->
      this.dark(dark)
      picture(name + (dark ? "-dark" : ""))
      violations()
    }
  }

  /** Whether nothing is cut off to the right. */
  boolean fits() { driver.executeScript("return document.documentElement.scrollWidth <= window.innerWidth") }

  /** Tables that are wider than where they are. */
  List<String> cutTables() {
    driver.executeScript("return Array.from(document.querySelectorAll('.scroll')).filter(it => it.scrollWidth > it.clientWidth).map(it => it.textContent.slice(0, 40))") as List<String>
  }

  void picture(String name) {
    Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES))
  }

  @Override
  void close() { driver.quit() }
}
