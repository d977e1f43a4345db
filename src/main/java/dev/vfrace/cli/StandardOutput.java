package dev.vfrace.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that something could not be written, which a {@link java.io.PrintWriter} keeps to
 * itself. A reader that has gone away has seen what it wanted: that is no failure.
 */
final class StandardOutput extends FilterOutputStream {

  private static final String NO_READER = "Broken pipe";

  private volatile @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  /** Why something was not written, if so. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure)
        .filter(it -> !String.valueOf(it.getMessage()).contains(NO_READER));
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
