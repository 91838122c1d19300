package io.lakehousedr.benchmarks.micro;

import io.lakehousedr.core.cut.log.SlotLog;
import io.lakehousedr.model.ObjectPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Appending to a decision log on disk, durable, beside one bare fsync. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class SlotAppending {
  private static final byte[] RECORD = "x".repeat(2000).getBytes(StandardCharsets.US_ASCII);

  private Scratch scratch;
  private SlotLog log;
  private FileChannel file;
  private long slot;

  /** Begins a log. */
  @Setup(Level.Trial)
  public void begin() throws IOException {
    scratch = Scratch.make();
    log = new SlotLog(scratch.store(), ObjectPath.of("_dr/group/log"));
    file =
        FileChannel.open(
            scratch.folder().resolve("bare"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND);
  }

  /** Deletes it. */
  @TearDown(Level.Trial)
  public void end() throws IOException {
    file.close();
    scratch.close();
  }

  /** One record in its own file, its name durable too. */
  @Benchmark
  public Object append() {
    return log.append(slot++, RECORD, RECORD);
  }

  /** The same bytes at the end of an open file: what the disk itself takes. */
  @Benchmark
  public long fsync() throws IOException {
    long written = file.write(ByteBuffer.wrap(RECORD));
    file.force(true);
    return written;
  }
}
