package violations.gcs;

import com.google.cloud.kit.Kit;

/** Allowed: its own kit and nothing else. */
public interface Modest {
  Kit kit();
}
