package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.documents.LineKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CostLineTest {
    private static CostLine line(LineKind kind, String toWarehouse, long quantity, String refDocument, String refLine) {
        return new CostLine(
                "shop",
                "tea",
                kind,
                "erp",
                "S-1",
                "1",
                Instant.EPOCH,
                0,
                "main",
                toWarehouse,
                quantity,
                null,
                null,
                refDocument,
                refLine,
                null,
                0);
    }

    @Test
    void negativeQuantityIsRefused() {
        assertThatThrownBy(() -> line(LineKind.RECEIPT, null, -3000, null, null))
                .hasMessage("Line quantity must not be negative: -3.000 (RECEIPT S-1:1); choose the type instead");
    }

    @Test
    void onlyATransferHasATarget() {
        assertThatThrownBy(() -> line(LineKind.RECEIPT, "shop", 1, null, null)).hasMessageContaining("shop (RECEIPT");
        assertThatThrownBy(() -> line(LineKind.TRANSFER, null, 1, null, null)).hasMessageContaining("null (TRANSFER");
    }

    @Test
    void referenceIsWholeOrAbsent() {
        assertThatThrownBy(() -> line(LineKind.SALE_RETURN, null, 1, "S-2", null))
                .hasMessageContaining("S-2:null");
    }
}
