package dev.bailiwick.drafting.detect;

import dev.bailiwick.conversation.MaskBeforeKeeping;
import org.springframework.stereotype.Component;

/** The payment card industry's rule (PCI DSS 3): card numbers are kept only by their last four digits, card codes and PINs not at all. */
@Component
public class MaskCardNumbers implements MaskBeforeKeeping {

    private final MaskPersonalData masks = new MaskPersonalData();

    @Override
    public String mask(String body) {
        return body == null ? null : masks.maskCards(body);
    }
}
