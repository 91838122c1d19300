package violations.core.cloud;

import com.microsoft.kit.Kit;

/** The engine with a cloud in it. */
public interface NamesMicrosoft {
  Kit kit();
}
