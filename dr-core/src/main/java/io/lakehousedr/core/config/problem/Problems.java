package io.lakehousedr.core.config.problem;

import io.lakehousedr.error.Problem;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the problems of one file; the same one is kept once, so that a value that many entries
 * inherit is reported where it stands. Not thread-safe.
 */
public final class Problems {
  private static final Comparator<ConfigProblem> BY_PLACE =
      Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column);

  private final String file;
  private final Set<ConfigProblem> found = new LinkedHashSet<>();
  private int reported;

  /** No problems yet. */
  public Problems(String file) {
    this.file = file;
  }

  /** Name of the file. */
  public String file() {
    return file;
  }

  /** Adds one. */
  public void add(Problem problem, Position at, String path, String message) {
    reported++;
    found.add(new ConfigProblem(problem, file, at.line(), at.column(), path, message));
  }

  /** How many were added, repeated ones included: tells whether a step met any. */
  public int reported() {
    return reported;
  }

  /** All of them, in the order of the file. */
  public List<ConfigProblem> list() {
    return found.stream().sorted(BY_PLACE).toList();
  }
}
