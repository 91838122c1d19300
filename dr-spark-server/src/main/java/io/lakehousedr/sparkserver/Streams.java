package io.lakehousedr.sparkserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.Trigger;

/** Structured streaming into and from a Delta table; each call handles what is there and ends. */
public final class Streams {
  private final SparkSession spark;

  public Streams(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Appends the rows of a query to a table by a stream. They pass through a folder of files beside
   * the checkpoint, because a streaming source must be able to replay them.
   */
  public void append(String path, String checkpoint, String select) throws Exception {
    String input = checkpoint + ".input";
    Dataset<Row> rows = spark.sql(select);
    rows.coalesce(1).write().mode("append").parquet(input);
    Dataset<Row> stream = spark.readStream().schema(rows.schema()).parquet(input);
    DataStreamWriter<Row> writer = stream.writeStream().format("delta").outputMode("append");
    writer
        .option("checkpointLocation", checkpoint)
        .trigger(Trigger.AvailableNow())
        .start(path)
        .awaitTermination();
  }

  /** Reads what a stream with this checkpoint has not seen yet. */
  public Received read(String path, String checkpoint, Map<String, String> options)
      throws Exception {
    Dataset<Row> stream = spark.readStream().format("delta").options(options).load(path);
    List<Dataset<Row>> batches = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<ContentDigest> digests = new ArrayList<>();
    VoidFunction2<Dataset<Row>, Long> receive =
        (batch, id) -> {
          Dataset<Row> kept = batch.persist();
          batches.add(kept);
          digests.add(ContentDigest.of(kept));
          rows.addAll(kept.collectAsList());
        };
    stream
        .writeStream()
        .option("checkpointLocation", checkpoint)
        .trigger(Trigger.AvailableNow())
        .foreachBatch(receive)
        .start()
        .awaitTermination();
    batches.forEach(Dataset::unpersist);
    return new Received(total(stream, digests), List.of(stream.columns()), rows);
  }

  private ContentDigest total(Dataset<Row> stream, List<ContentDigest> digests) {
    Dataset<Row> none = spark.createDataFrame(List.<Row>of(), stream.schema());
    return digests.stream().reduce(ContentDigest.of(none), ContentDigest::plus);
  }

  /**
   * What a stream delivered.
   *
   * @param content the digest of all rows
   * @param columns the columns' names
   * @param rows the rows themselves
   */
  public record Received(ContentDigest content, List<String> columns, List<Row> rows) {}
}
