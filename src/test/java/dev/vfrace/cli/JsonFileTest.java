package dev.vfrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vfrace.report.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class JsonFileTest {

  @TempDir Path directory;

  @Test
  void leavesNothingBehindUntilWritten() throws IOException {
    JsonFile.open(directory.resolve("x.json").toString());
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void writesOneFile() throws IOException {
    Path file = directory.resolve("x.json");
    JsonFile.open(file.toString()).write(document("x"));
    assertThat(file).hasContent(document("x").json());
    assertThat(directory.toFile().list()).containsExactly("x.json");
  }

  @Test
  void keepsWhatIsThereUntilWritten() throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), "old");
    JsonFile target = JsonFile.open(file.toString());
    assertThat(file).hasContent("old");
    target.write(document("new"));
    assertThat(file).hasContent(document("new").json());
  }

  @Test
  void followsASymbolicLink() throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    JsonFile.open(link.toString()).write(document("new"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent(document("new").json());
  }

  @Test
  void writesToADeviceWithoutReplacingIt() throws IOException {
    Path device = Path.of("/dev/null");
    JsonFile.open(device.toString()).write(document("x"));
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void leavesNoDraftWhenItCannotBeMoved() throws IOException {
    Path file = directory.resolve("x.json");
    JsonFile target = JsonFile.open(file.toString());
    Files.createDirectories(file.resolve("in-the-way"));
    assertThatThrownBy(() -> target.write(document("x"))).isInstanceOf(IOException.class);
    assertThat(directory.toFile().list()).containsExactly("x.json");
  }

  @Test
  void refusesWhatHasNoDirectory() {
    String name = directory.resolve("none/x.json").toString();
    assertThatThrownBy(() -> JsonFile.open(name))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(name);
  }

  @Test
  void refusesAnEmptyName() {
    assertThatThrownBy(() -> JsonFile.open("")).isInstanceOf(UsageException.class);
  }

  @Test
  void writesCborWhereTheNameSaysSo() throws IOException {
    Path file = directory.resolve("x.cbor");
    JsonFile.open(file.toString()).write(document("x"));
    assertThat(file).hasBinaryContent(document("x").cbor());
  }

  /** Fault "the JSON file": its mode stays. */
  @Test
  void keepsTheModeOfWhatItReplaces() throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), "old");
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, owner);
    JsonFile.open(file.toString()).write(document("new"));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(owner);
    assertThat(file).hasContent(document("new").json());
  }

  /** Fault "the JSON file": what another process of the same number left is no obstacle. */
  @Test
  void aDraftThatWasLeftBehindIsNoObstacle() throws IOException {
    Path file = directory.resolve("x.json");
    Files.writeString(directory.resolve(".x.json." + ProcessHandle.current().pid()), "left");
    JsonFile.open(file.toString()).write(document("x"));
    assertThat(file).hasContent(document("x").json());
  }

  /** Fault "odd files": a pipe that nobody reads is refused, not waited for. */
  @Test
  @Timeout(30)
  void refusesAPipeWithoutAReader() throws IOException, InterruptedException {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> JsonFile.open(pipe.toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("nobody reads from this pipe");
  }

  private static Document document(String value) {
    return new Document(JsonNodeFactory.instance.objectNode().put("key", value));
  }
}
