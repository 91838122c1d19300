package io.lakehousedr.testkit;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream whose reading is one operation, and which may break off. */
final class FaultyStream extends FilterInputStream {
  private final FaultPlan.Begun opening;
  private final Supplier<FaultPlan.Begun> begin;
  private FaultPlan.@Nullable Begun reading;
  private long given;

  FaultyStream(InputStream delegate, FaultPlan.Begun opening, Supplier<FaultPlan.Begun> begin) {
    super(delegate);
    this.opening = opening;
    this.begin = begin;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    opening.plan().checkAlive();
    return reading == null ? first(target, offset, length) : more(target, offset, length);
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 8192)).length;
  }

  private int first(byte[] target, int offset, int length) throws IOException {
    FaultPlan.Begun begun = begin.get();
    reading = begun;
    try {
      int read = begun.around(() -> readUnchecked(target, offset, length));
      if (read > 0 && (opening.fault().flips() || begun.fault().flips())) {
        target[offset] = (byte) ~target[offset];
      }
      return counted(tears() ? half(read) : read);
    } catch (DrException e) {
      throw new IOException(e.message(), e);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e.getCause());
    }
  }

  private int more(byte[] target, int offset, int length) throws IOException {
    if (tears()) {
      throw torn();
    }
    return counted(in.read(target, offset, length));
  }

  private int half(int read) throws IOException {
    if (read < 2) {
      throw torn();
    }
    return read / 2;
  }

  private IOException torn() {
    DrException cause = Fault.failure(ErrorKind.UNAVAILABLE, opening.call());
    return new IOException("injected: the stream broke off after " + given + " bytes", cause);
  }

  private int readUnchecked(byte[] target, int offset, int length) {
    try {
      return in.read(target, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int counted(int read) {
    given += Math.max(0, read);
    return read;
  }

  private boolean tears() {
    return opening.fault().tears() || (reading != null && reading.fault().tears());
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
