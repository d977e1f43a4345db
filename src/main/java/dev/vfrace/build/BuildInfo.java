package dev.vfrace.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is: Maven writes it into {@code build.properties} beside this class. */
public final class BuildInfo {

  /** What a build cannot know, such as the commit where there is no Git checkout. */
  public static final String UNKNOWN = "unknown";

  private static final String OUTSIDE_OF_MAVEN = "development";

  private BuildInfo() {}

  /** Such as {@code 0.1.0}; {@code development} for classes that Maven did not build. */
  public static String version() {
    return Lazy.PROPERTIES.getProperty("version", OUTSIDE_OF_MAVEN);
  }

  /**
   * The full hash of the Git commit that was built, with {@code -dirty} after it if tracked files
   * differed from it; {@link #UNKNOWN} outside of a checkout.
   */
  public static String commit() {
    String commit = Lazy.PROPERTIES.getProperty("commit", UNKNOWN);
    return Boolean.parseBoolean(Lazy.PROPERTIES.getProperty("dirty")) ? commit + "-dirty" : commit;
  }

  /** The version of Pekko that it was built with; {@link #UNKNOWN} without Maven. */
  public static String pekko() {
    return Lazy.PROPERTIES.getProperty("pekko", UNKNOWN);
  }

  /** Read at the first question: most commands ask none. */
  private static final class Lazy {

    static final Properties PROPERTIES = read();

    private static Properties read() {
      Properties properties = new Properties();
      try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
        if (in != null) {
          properties.load(in);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return properties;
    }
  }
}
