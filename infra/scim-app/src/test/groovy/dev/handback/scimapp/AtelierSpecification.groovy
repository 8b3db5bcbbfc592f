package dev.handback.scimapp

import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** One running application per feature, with its own empty data folder. */
abstract class AtelierSpecification extends Specification {
    @TempDir
    Path dataDir

    @AutoCleanup
    Atelier atelier

    def setup() {
        atelier = Atelier.start(dataDir)
    }

    protected Map ada(Map more = [:]) {
        [userName: 'ada', externalId: 'E-1', displayName: 'Ada Byron', password: 'first engine'] + more
    }

    protected Map seated(String sku) {
        [schemas: [Atelier.USER, Atelier.SEAT], (Atelier.SEAT): [sku: sku]]
    }
}
