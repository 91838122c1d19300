package io.lakehousedr.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds what others can call and nobody described. Not what overrides a described method. */
final class Comments extends TreePathScanner<@Nullable Void, List<String>> {
  private static final Set<Tree.Kind> OPEN = Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

  private final DocTrees comments;
  private int looked;

  private Comments(DocTrees comments) {
    this.comments = comments;
  }

  /**
   * What was found.
   *
   * @param looked how many types and methods were looked at
   * @param missing those without a comment
   */
  record Found(int looked, List<String> missing) {}

  static Found in(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      Comments scanner = new Comments(DocTrees.instance(task));
      List<String> missing = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, missing);
      }
      return new Found(scanner.looked, missing);
    }
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, List<String> missing) {
    if (isOpen(type.getModifiers())) {
      look(type.getSimpleName().toString(), missing);
      return super.visitClass(type, missing);
    }
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, List<String> missing) {
    if (isOpen(method.getModifiers()) && !overrides(method) && !isCompact(method)) {
      look(method.getName().toString(), missing);
    }
    return null;
  }

  private void look(String name, List<String> missing) {
    looked++;
    if (comments.getDocComment(getCurrentPath()) == null) {
      missing.add(getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + name);
    }
  }

  private boolean isOpen(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || modifiers.getFlags().contains(Modifier.PROTECTED)
        || (isInOpenType() && !modifiers.getFlags().contains(Modifier.PRIVATE));
  }

  private boolean isInOpenType() {
    TreePath parent = getCurrentPath().getParentPath();
    return parent != null && OPEN.contains(parent.getLeaf().getKind());
  }

  private static boolean overrides(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(one -> one.getAnnotationType().toString().equals("Override"));
  }

  /** The checks of a record: its components are described at the record itself. */
  private boolean isCompact(MethodTree method) {
    return method.getReturnType() == null
        && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
  }
}
