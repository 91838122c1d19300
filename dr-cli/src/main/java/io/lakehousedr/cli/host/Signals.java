package io.lakehousedr.cli.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Signals of the operating system. Java has no supported way to see them; {@code sun.misc.Signal}
 * of module jdk.unsupported is in every JDK and is reached by reflection, since the compiler warns
 * of it in a way that cannot be turned off. Where it is missing, a signal ends the process at once,
 * which every run survives.
 */
public final class Signals {
  private Signals() {}

  /** Calls {@code action} at each Ctrl-C (INT) and at each TERM. */
  public static void onStop(Runnable action) {
    List.of("INT", "TERM").forEach(name -> on(name, action));
  }

  private static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), types(handler), run(action));
      Object wanted = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, wanted, proxy);
    } catch (ReflectiveOperationException e) {
      // A JVM without it, or one that was told to leave signals alone (-Xrs).
      return;
    }
  }

  private static Class<?>[] types(Class<?> handler) {
    return new Class<?>[] {handler};
  }

  private static InvocationHandler run(Runnable action) {
    return (proxy, method, arguments) ->
        switch (method.getName()) {
          case "hashCode" -> System.identityHashCode(proxy);
          case "equals" -> arguments != null && proxy == arguments[0];
          case "toString" -> "stop";
          default -> {
            action.run();
            yield null;
          }
        };
  }
}
