package io.lakehousedr.benchmarks.micro;

import io.lakehousedr.benchmarks.data.SampleTable;
import io.lakehousedr.core.delta.CheckpointReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.LogListing;
import io.lakehousedr.core.delta.NamedFile;
import io.lakehousedr.core.store.local.FileStore;
import io.lakehousedr.model.ObjectPath;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reading a classic checkpoint: all that names files, and the head alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class CheckpointReading {
  private static final ObjectPath TABLE = ObjectPath.of("t");

  /** Files that the checkpoint names. */
  @Param({"10000", "200000"})
  public int files;

  private Scratch scratch;
  private FileStore store;
  private LogListing log;

  /** Writes the checkpoint. */
  @Setup(Level.Trial)
  public void write() throws IOException {
    scratch = Scratch.make();
    SampleTable.ofCheckpointAlone(scratch.folder().resolve("t"), files);
    store = scratch.store();
    log = LogListing.list(store, TABLE, 0);
  }

  /** Deletes it. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    scratch.close();
  }

  /** Every file is told of. */
  @Benchmark
  public void whole(Blackhole hole) {
    CommitVisitor visitor =
        new CommitVisitor() {
          @Override
          public void file(NamedFile file) {
            hole.consume(file);
          }
        };
    hole.consume(
        CheckpointReader.read(
            store, TABLE, log.checkpointAtOrBefore(SampleTable.BASE).orElseThrow(), visitor));
  }

  /** Protocol and metadata only. */
  @Benchmark
  public Object head() {
    return CheckpointReader.head(
        store, TABLE, log.checkpointAtOrBefore(SampleTable.BASE).orElseThrow());
  }
}
