package violations.core.files;

import io.delta.kernel.Snapshot;

/** The Kernel outside its room. */
public interface NamesKernel {
  Snapshot snapshot();
}
