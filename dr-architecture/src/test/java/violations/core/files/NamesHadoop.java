package violations.core.files;

import org.apache.hadoop.fs.Path;

/** Hadoop outside its room. */
public final class NamesHadoop {
  public final Path[] paths = {};
}
