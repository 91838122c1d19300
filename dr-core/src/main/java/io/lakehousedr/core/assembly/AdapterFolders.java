package io.lakehousedr.core.assembly;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Folders of jars, an adapter with its libraries in each. Each has a class loader of its own, so
 * that two adapters can have different versions of a library, and keeps it as long as the process
 * lives: an engine that is opened again finds its classes loaded.
 */
final class AdapterFolders {
  private static final Map<Path, ClassLoader> LOADERS = new ConcurrentHashMap<>();

  private AdapterFolders() {}

  /**
   * The loaders of the folders that are there.
   *
   * @param parent has the engine's classes
   */
  static List<ClassLoader> loaders(List<Path> folders, ClassLoader parent) {
    return folders.stream()
        .filter(Files::isDirectory)
        .map(folder -> LOADERS.computeIfAbsent(folder.toAbsolutePath(), it -> of(it, parent)))
        .toList();
  }

  private static ClassLoader of(Path folder, ClassLoader parent) {
    try (Stream<Path> files = Files.list(folder)) {
      URL[] jars =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .sorted()
              .map(AdapterFolders::url)
              .toArray(URL[]::new);
      return new URLClassLoader("adapter " + folder.getFileName(), jars, parent);
    } catch (IOException e) {
      throw new DrException(
          Problem.PLUGIN_BROKEN, "the adapters in " + folder + " cannot be read: " + e, e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every path is a URL", e);
    }
  }
}
