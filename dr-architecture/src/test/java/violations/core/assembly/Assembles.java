package violations.core.assembly;

import com.google.inject.Guice;
import com.google.inject.Injector;
import violations.core.runtime.Clock;

/** Allowed: it is the one place. */
public final class Assembles {
  public Injector injector() {
    Clock.system();
    return Guice.createInjector();
  }
}
