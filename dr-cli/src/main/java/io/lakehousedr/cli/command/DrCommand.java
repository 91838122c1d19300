package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import java.util.concurrent.Callable;

/** A command: it finds an answer, and the answer decides the exit code. */
abstract class DrCommand implements Callable<Integer> {
  private final Root root;

  DrCommand(Root root) {
    this.root = root;
  }

  final Root root() {
    return root;
  }

  abstract Answer answer();

  @Override
  public final Integer call() {
    Answer answer = answer();
    root.output().answer(answer);
    return answer.exitCode();
  }
}
