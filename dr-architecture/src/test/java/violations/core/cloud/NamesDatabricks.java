package violations.core.cloud;

import com.databricks.kit.Kit;

/** The engine with a cloud in it. */
public interface NamesDatabricks {
  Kit kit();
}
