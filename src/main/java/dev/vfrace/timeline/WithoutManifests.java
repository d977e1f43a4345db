package dev.vfrace.timeline;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * The classes of another loader, without the manifests of their jars. Pekko reads them all whenever
 * an actor system starts ({@code ActorSystemImpl.start}, {@code ManifestInfo}), to see whether its
 * modules are of one version; the build sees to that, and a study starts hundreds of systems.
 */
final class WithoutManifests extends ClassLoader {

  WithoutManifests(ClassLoader classes) {
    super(classes);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals("META-INF/MANIFEST.MF")
        ? Collections.emptyEnumeration()
        : super.getResources(name);
  }
}
