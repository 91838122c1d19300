package io.lakehousedr.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.DrPlugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters that lie in folders of their own, as an installed {@code dr} has them. */
class AdapterFoldersTest {
  @TempDir Path folder;

  /** Compiles a plugin that serves a scheme by the store of local files, and packs it. */
  private Path adapter(String name, String scheme, String body) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Path source = home.resolve(name + ".java");
    Files.writeString(
        source,
        """
        import io.lakehousedr.spi.*;
        import io.lakehousedr.spi.store.*;
        import io.lakehousedr.model.*;
        import java.util.*;
        public final class NAME implements DrPlugin {
          public String name() { return "NAME"; }
          public List<ObjectStoreFactory> stores() {
            BODY
            return List.of(new ObjectStoreFactory() {
              public Set<String> schemes() { return Set.of("SCHEME"); }
              public ObjectReader openReader(Location root, AdapterContext context) {
                throw new IllegalStateException("asked NAME");
              }
              public ObjectStore openStore(Location root, AdapterContext context) {
                throw new IllegalStateException("asked NAME");
              }
            });
          }
        }
        """
            .replace("NAME", name)
            .replace("SCHEME", scheme)
            .replace("BODY", body));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(
            compiler.run(
                null, null, null, "-cp", System.getProperty("java.class.path"), source.toString()))
        .isZero();
    try (JarOutputStream jar =
            new JarOutputStream(Files.newOutputStream(home.resolve("adapter.jar")));
        Stream<Path> files = Files.list(home)) {
      for (Path made : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        entry(jar, made.getFileName().toString(), Files.readAllBytes(made));
      }
      byte[] service = name.getBytes(StandardCharsets.UTF_8);
      entry(jar, "META-INF/services/" + DrPlugin.class.getName(), service);
    }
    return home;
  }

  private static void entry(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }

  private static List<?> status(String location, Path... folders) {
    return LakehouseDr.status(ControlRoot.of(Location.parse(location)), List.of(folders));
  }

  @Test
  void anAdapterIsLoadedWhenItsSchemeIsUsed() throws IOException {
    Path one = adapter("OneAdapter", "one", "");
    Path other = adapter("OtherAdapter", "other", "");
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> status("one://bucket/control", one, other, missing))
        .hasMessageContaining("asked OneAdapter");
    assertThatThrownBy(() -> status("other://bucket/control", one, other))
        .hasMessageContaining("asked OtherAdapter");
    assertThatThrownBy(() -> status("third://bucket/control", one, other))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.PLUGIN_BROKEN))
        .hasMessageContaining("third:")
        .hasMessageContaining("[file, memory, one, other]");
  }

  @Test
  void nothingOfAFolderIsLoadedWithoutNeed() throws IOException {
    Path broken = adapter("BrokenAdapter", "broken", "System.setProperty(\"loaded\", \"yes\");");
    assertThatThrownBy(() -> status("file:" + folder.resolve("nothing"), broken))
        .isInstanceOf(DrException.class);
    assertThat(System.getProperty("loaded")).isNull();
  }

  @Test
  void oneBrokenAdapterDoesNotStopTheOthers() throws IOException {
    Path broken =
        adapter("ThrowingAdapter", "throwing", "if (true) throw new NullPointerException();");
    Path sound = adapter("SoundAdapter", "sound", "");
    assertThatThrownBy(() -> status("sound://bucket/control", broken, sound))
        .hasMessageContaining("asked SoundAdapter");
  }

  @Test
  void twoThatClaimTheSameAreBothNamed() throws IOException {
    Path first = adapter("FirstAdapter", "same", "");
    Path second = adapter("SecondAdapter", "same", "");
    assertThatThrownBy(() -> status("same://bucket/control", first, second))
        .hasMessageContaining("FirstAdapter")
        .hasMessageContaining("SecondAdapter")
        .hasMessageContaining("claimed twice");
  }
}
