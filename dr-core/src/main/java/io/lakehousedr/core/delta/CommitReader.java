package io.lakehousedr.core.delta;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a commit, a compaction or the JSON manifest of a checkpoint: one action a line
 * (PROTOCOL.md, "Delta Log Entries", "Actions"). Streaming: memory does not grow with the file, nor
 * with a line. Thread-safe.
 */
public final class CommitReader {
  private final LogJson json;
  private final Tally tally;
  private final ActionReader actions;
  private int lastLine;

  private CommitReader(LogJson json, Tally tally) {
    this.json = json;
    this.tally = tally;
    this.actions = new ActionReader(json, tally);
  }

  /**
   * Reads to the end.
   *
   * @param in the whole file; not closed
   * @param where names the file in messages
   * @param visitor is told what is read, as it is read: what it was told counts only when this
   *     method returns
   * @return a summary
   * @throws io.lakehousedr.error.DrException TABLE_LOG_CORRUPT with line and column when the file
   *     is empty, cut off, not UTF-8, not JSON, or not one action a line; TABLE_FEATURE for an
   *     action or deletion vector that is not known; TABLE_PATH_ESCAPES; what the store fails with
   */
  public static CommitSummary read(InputStream in, String where, CommitVisitor visitor) {
    try (LogJson json = new LogJson(in, where)) {
      return new CommitReader(json, new Tally(visitor)).readAll();
    } catch (IOException e) {
      throw LogErrors.ofJson(e, where);
    }
  }

  private CommitSummary readAll() throws IOException {
    JsonToken token = json.next();
    if (token == null) {
      throw json.corrupt("the file is empty");
    }
    while (token != null) {
      line();
      token = json.next();
    }
    return tally.finish(json.bytes());
  }

  /** Readers take a line for an action and ignore what else stands on it, so nothing else may. */
  private void line() throws IOException {
    int start = json.line();
    if (start == lastLine) {
      throw json.corrupt("two actions on one line");
    }
    action();
    lastLine = json.line();
    if (lastLine != start) {
      throw json.corrupt("an action that spans lines");
    }
  }

  private void action() throws IOException {
    @Nullable String[] seen = {null};
    json.fields(
        name -> {
          if (json.isNull() && ActionReader.KNOWN.contains(name)) {
            return;
          }
          if (seen[0] != null) {
            throw json.corrupt("both \"" + seen[0] + "\" and \"" + name + "\" on one line");
          }
          seen[0] = name;
          actions.read(name);
        });
    if (seen[0] == null) {
      throw json.corrupt("a line without an action");
    }
  }
}
