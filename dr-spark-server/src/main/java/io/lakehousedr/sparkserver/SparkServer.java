package io.lakehousedr.sparkserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;

/**
 * A Spark process that tests drive: JSON lines in, JSON lines out, one request at a time. It prints
 * {@code READY} once it can be asked and ends when its standard input closes.
 */
public final class SparkServer {
  private final PrintStream answers;
  private final Requests requests;

  private SparkServer(PrintStream answers, Requests requests) {
    this.answers = answers;
    this.requests = requests;
  }

  /**
   * Runs the server.
   *
   * @param arguments one: a folder for the warehouse and temporary files
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = reserveStandardOutput();
    Path scratch = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
    SparkSession spark = LocalSession.start(scratch);
    Requests requests = new Requests(spark, new ObjectMapper());
    answers.println("READY");
    new SparkServer(answers, requests).serve();
    // Spark's shutdown takes a second that nobody waits for; all tables are on disk by now.
    Runtime.getRuntime().halt(0);
  }

  private static PrintStream reserveStandardOutput() {
    FileOutputStream output = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    return new PrintStream(output, true, StandardCharsets.UTF_8);
  }

  /**
   * Reads in one thread and works in another, so that the closing of the input is noticed while a
   * request runs: a server whose parent was killed must not live on.
   */
  private void serve() throws IOException, InterruptedException {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String request = line;
      if (Requests.isExit(request)) {
        break;
      }
      worker.submit(() -> answers.println(requests.answer(request)));
    }
    worker.shutdown();
    worker.awaitTermination(60, TimeUnit.SECONDS);
  }
}
