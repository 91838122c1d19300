package io.lakehousedr.cli.view;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Page;
import java.util.List;

/** What a command says. */
public interface Answer {
  /** Writes it for people. */
  void print(Page page);

  /** The same for programs. */
  List<JsonObject> lines();

  /** The process's exit code. */
  int exitCode();
}
