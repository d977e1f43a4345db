package dev.vfrace.logging;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;

/**
 * Logs to standard error alone, since standard output carries the results: warnings, and of the
 * program itself also what {@code -Dvfrace.log.level} says, {@code INFO} if nothing. Logback finds
 * this class as a service, and asks it before it looks for a file; its reader of XML takes more of
 * a start than all of the rest of it.
 *
 * <p>A file of one's own counts instead: {@code conf/logback.xml}, which the launcher looks for, or
 * whatever {@code -Dlogback.configurationFile} names.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class ToStandardError extends ContextAwareBase implements Configurator {

  private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg%n";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    String given = System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY, "");
    if (isThere(given)) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    if (!given.isEmpty()) {
      System.err.println(
          "vfrace: %s: no such file '%s'; logging as without it"
              .formatted(ClassicConstants.CONFIG_FILE_PROPERTY, given));
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger("org.apache.pekko").setLevel(Level.WARN);
    context
        .getLogger("dev.vfrace")
        .setLevel(Level.toLevel(System.getProperty("vfrace.log.level"), Level.INFO));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Whether it is a file, or may be what else Logback takes: a URL. */
  private static boolean isThere(String given) {
    return !given.isEmpty() && (given.contains(":") || Files.isRegularFile(Path.of(given)));
  }
}
