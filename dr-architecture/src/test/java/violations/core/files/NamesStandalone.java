package violations.core.files;

import io.delta.standalone.DeltaLog;

/** delta-standalone outside its room. */
public interface NamesStandalone {
  DeltaLog log();
}
