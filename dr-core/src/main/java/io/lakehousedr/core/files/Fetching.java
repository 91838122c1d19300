package io.lakehousedr.core.files;

import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.throttle.Lanes;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * How files are fetched beside each other.
 *
 * @param tasks that run work beside other work
 * @param parallel files of one folder at once
 * @param lanes how many files are under way at once, whoever fetches them
 */
public record Fetching(Tasks tasks, int parallel, Lanes lanes) {
  /** The results of {@code files}, in their order. */
  <R> List<R> all(List<Supplier<R>> files) {
    return tasks.all(
        files.stream().<Callable<R>>map(file -> () -> lanes.pass(file)).toList(), parallel);
  }
}
