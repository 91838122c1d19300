package io.lakehousedr.core.config;

import io.lakehousedr.core.config.bind.Scope;
import io.lakehousedr.core.config.problem.Problems;
import io.lakehousedr.error.Problem;

/** Reports problems; each call answers false, for "not sound". */
record Report(Problems problems) {
  /** Whether all are true; each has been looked at, so that every problem is told. */
  static boolean all(boolean... sound) {
    boolean all = true;
    for (boolean one : sound) {
      all &= one;
    }
    return all;
  }

  boolean at(Scope.Found place, Problem problem, String message) {
    problems.add(problem, place.value().at(), place.path(), message);
    return false;
  }
}
