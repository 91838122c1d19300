package violations.core.cloud;

import com.google.cloud.kit.Kit;

/** The engine with a cloud in it. */
public interface NamesGoogle {
  Kit kit();
}
