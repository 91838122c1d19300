package violations.s3;

import violations.gcs.Modest;

/** An adapter that leans on another. */
public interface KnowsOther {
  Modest[] others();
}
