package violations.core.inject;

import java.util.ServiceLoader;

/** Looks for plugins by itself. */
public final class Loads {
  public Iterable<Runnable> all() {
    return ServiceLoader.load(Runnable.class);
  }
}
