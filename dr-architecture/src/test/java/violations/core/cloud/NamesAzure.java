package violations.core.cloud;

import com.azure.kit.Kit;

/** The engine with a cloud in it. */
public interface NamesAzure {
  Kit kit();
}
