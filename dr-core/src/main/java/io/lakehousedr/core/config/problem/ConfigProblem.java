package io.lakehousedr.core.config.problem;

import io.lakehousedr.error.Problem;

/**
 * One thing that is wrong with a configuration.
 *
 * @param problem its stable code
 * @param file name of the file, as the caller gave it
 * @param line from 1
 * @param column from 1
 * @param path JSON path of the value, for example {@code $.workspaces[0].sync_groups[1].tables[0]}
 * @param message what is wrong and what to do; never holds a secret
 */
public record ConfigProblem(
    Problem problem, String file, int line, int column, String path, String message) {
  /** Its stable code, for example {@code DR-1002}. */
  public String code() {
    return problem.code();
  }

  /** Where it is, in the form editors jump to. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + code() + " " + path + ": " + message;
  }
}
