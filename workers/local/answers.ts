import { methodReference } from '../../src/sync/method-reference.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';

process.stdout.write(methodReference(Template.parse(northStar)));
