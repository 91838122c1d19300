package violations.spi;

import com.google.inject.Injector;

/** The public interface with a library in it. */
public interface NamesGuice {
  Injector injector();
}
