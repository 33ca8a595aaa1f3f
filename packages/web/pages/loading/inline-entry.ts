/** What runs before anything else. The build puts it into the page itself: what is not asked for cannot fail to come. */

import { reloadIncompletePage } from "./reload-incomplete-page.ts";
import { restoreTheme } from "./theme.ts";

restoreTheme();
reloadIncompletePage();
