package io.lakehousedr.benchmarks.micro;

import io.lakehousedr.benchmarks.data.SampleTable;
import io.lakehousedr.core.delta.CommitReader;
import io.lakehousedr.core.delta.CommitVisitor;
import io.lakehousedr.core.delta.NamedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Parsing a commit that is in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class CommitParsing {
  /** Files that the commit adds. */
  @Param({"10", "10000"})
  public int files;

  private byte[] commit;

  /** Makes the commit. */
  @Setup(Level.Trial)
  public void make() throws IOException {
    try (Scratch scratch = Scratch.make()) {
      SampleTable.ofOneCommit(scratch.folder().resolve("t"), files, 0);
      commit =
          Files.readAllBytes(scratch.folder().resolve("t/_delta_log/00000000000000000000.json"));
    }
  }

  /** Every file is told of. */
  @Benchmark
  public void parse(Blackhole hole) {
    hole.consume(
        CommitReader.read(
            new ByteArrayInputStream(commit),
            "commit",
            new CommitVisitor() {
              @Override
              public void file(NamedFile file) {
                hole.consume(file);
              }
            }));
  }
}
