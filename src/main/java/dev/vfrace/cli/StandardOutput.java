package dev.vfrace.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that something could not be written, which a {@link java.io.PrintWriter} keeps to
 * itself. A reader that has gone away has seen what it wanted: that is no failure.
 */
final class StandardOutput extends FilterOutputStream {

  /**
   * The system property with the file descriptor of standard output; not set where it is that of
   * every process.
   */
  private static final String PROPERTY = "vfrace.out";

  private static final String NO_READER = "Broken pipe";

  private volatile @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  /**
   * That of this process. The launcher names a descriptor of its own, since a JVM that runs out of
   * memory writes to the usual one.
   */
  static StandardOutput ofThisProcess() {
    return new StandardOutput(new FileOutputStream(opened(descriptor())));
  }

  /** Its file descriptor. */
  static int descriptor() {
    return Integer.getInteger(PROPERTY, Sink.OUT);
  }

  private static FileDescriptor opened(int descriptor) {
    if (descriptor == Sink.OUT) {
      return FileDescriptor.out;
    }
    try {
      Constructor<FileDescriptor> ofNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
      ofNumber.setAccessible(true);
      return ofNumber.newInstance(descriptor);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no way to file descriptor " + descriptor, e);
    }
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
