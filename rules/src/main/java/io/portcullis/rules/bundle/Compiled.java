package io.portcullis.rules.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.drools.model.Model;

import io.portcullis.rules.Engine;

/**
 * What the rule compiler made of a bundle.
 *
 * @param classes path of the class file -> bytes
 * @param models names of the classes that describe the rules
 */
record Compiled(Map<String, byte[]> classes, List<String> models) {

  /** Loads the classes apart from all others, so that they go when the book goes. */
  Engine engine() {
    return engine(new Loader(Engine.class.getClassLoader(), classes), models);
  }

  static Engine engine(ClassLoader loader, List<String> models) {
    List<Model> loaded = new ArrayList<>();
    for (String model : models) {
      try {
        loaded.add((Model) loader.loadClass(model).getDeclaredConstructor().newInstance());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("compiled rules cannot be loaded: " + model, e);
      }
    }
    return Engine.of(loaded, loader);
  }

  /** Own classes first: a bundle may hold a rule of the same name as a built-in one. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(ClassLoader parent, Map<String, byte[]> classes) {
      super(parent);
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] bytes = classes.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
      }
    }
  }
}
