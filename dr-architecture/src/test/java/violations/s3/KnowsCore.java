package violations.s3;

import violations.core.runtime.Clock;

/** An adapter that cannot do without the engine. */
public interface KnowsCore {
  Clock clock();
}
