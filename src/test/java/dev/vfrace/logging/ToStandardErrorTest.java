package dev.vfrace.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

@Tag("unit")
class ToStandardErrorTest {

  private static final String FILE = "logback.configurationFile";
  private static final String LEVEL = "vfrace.log.level";

  private final LoggerContext context = new LoggerContext();
  private final String fileBefore = System.getProperty(FILE, "");
  private final String levelBefore = System.getProperty(LEVEL, "");

  @BeforeEach
  void clear() {
    System.clearProperty(FILE);
    System.clearProperty(LEVEL);
  }

  @AfterEach
  void restore() {
    set(FILE, fileBefore);
    set(LEVEL, levelBefore);
  }

  private static void set(String property, String value) {
    if (value.isEmpty()) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }

  @Test
  void isWhatLogbackFinds() {
    assertThat(ServiceLoader.load(Configurator.class))
        .anySatisfy(found -> assertThat(found).isInstanceOf(ToStandardError.class));
  }

  @Test
  void warnsOnStandardErrorAndSaysMoreOfTheProgram() {
    assertThat(new ToStandardError().configure(context))
        .isEqualTo(Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
    var appender = context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().next();
    assertThat(appender).isInstanceOf(ConsoleAppender.class);
    assertThat(((ConsoleAppender<ILoggingEvent>) appender).getTarget()).isEqualTo("System.err");
    assertThat(context.getLogger("org.apache.pekko.actor").getEffectiveLevel())
        .isEqualTo(Level.WARN);
    assertThat(context.getLogger("dev.vfrace.cli").getEffectiveLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void theLevelOfTheProgramCanBeChosen() {
    System.setProperty(LEVEL, "DEBUG");
    new ToStandardError().configure(context);
    assertThat(context.getLogger("dev.vfrace.cli").getEffectiveLevel()).isEqualTo(Level.DEBUG);
  }

  @Test
  void aFileOfOnesOwnCountsInstead(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("mine.xml"), "<configuration/>");
    System.setProperty(FILE, file.toString());
    assertThat(new ToStandardError().configure(context))
        .isEqualTo(Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY);
    System.setProperty(FILE, directory.resolve("missing.xml").toString());
    assertThat(new ToStandardError().configure(context))
        .isEqualTo(Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
  }
}
