/** How people say that they are angry. */
import { list } from '../../list.ts';
import type { IntentRule } from './intent-rule.ts';

export const ANGRY_RULES: readonly IntentRule[] = [
  {
    id: 'angry.en',
    intent: 'angry',
    any: list`
      outrageous | enough is enough | third time you | who gave you my | stop it | ridiculous |
      fuck | piss off | go to hell | just get lost | scumbag | stop harassing | harassing me |
      harassing us | this is harassment | legal action | my lawyer will | our lawyers will |
      hear from my lawyer | hear from our lawyer | report you | reporting you | gdpr complaint |
      how dare you | leave me alone | screw you | shame on you | sick of your | sick and tired of |
      what is wrong with you | disgusting
    `,
    unless: ['is ridiculously'],
    example: 'How dare you write to me again',
    nearMiss: 'Please send it again, some of your mails get lost.',
  },
  {
    id: 'angry.de',
    intent: 'angry',
    any: list`
      verpiss | anwalt einschalten | anwalt wird sich | unserem anwalt übergeben |
      meinem anwalt übergeben | rechtliche schritte | abmahn | anzeige erstatten | belästig |
      unverschämt | frechheit | lassen sie mich in ruhe | lass mich in ruhe | hören sie auf
    `,
    example: 'Das ist eine Frechheit, ich werde rechtliche Schritte einleiten.',
    nearMiss: 'Unser Anwalt prüft den Vertrag gerade.',
  },
  {
    id: 'angry.fr',
    intent: 'angry',
    any: list`
      foutez-moi la paix | fichez-moi la paix | laissez-moi tranquille | harcèlement | harceler |
      poursuites | mon avocat vous | plainte à la cnil | inadmissible | scandaleux
    `,
    example: "C'est du harcèlement, laissez-moi tranquille !",
    nearMiss: "L'avocat relit le contrat.",
  },
  {
    id: 'angry.es',
    intent: 'angry',
    any: list`
      déjeme en paz | déjenme en paz | dejadme en paz | acoso | acosar | acciones legales |
      denunciar | denuncia ante | vergüenza | váyanse a
    `,
    example: 'Déjenme en paz o tomaré acciones legales.',
    nearMiss: 'Lo dejo en sus manos.',
  },
  {
    id: 'angry.it',
    intent: 'angry',
    any: list`
      lasciatemi in pace | mi lasci in pace | vie legali | molestie | molestarmi | vergognatevi |
      si vergogni | denuncia al garante | vaffanculo
    `,
    example: 'Vergognatevi, procederò per vie legali.',
    nearMiss: 'Lascio decidere al mio capo.',
  },
  {
    id: 'angry.nl',
    intent: 'angry',
    any: list`
      laat me met rust | laat mij met rust | juridische stappen | lastigvallen | lastig te vallen |
      rot op | schandalig | schaam je
    `,
    example: 'Laat me met rust, dit is schandalig.',
    nearMiss: 'Ik lees het later rustig door.',
  },
  {
    id: 'angry.pt',
    intent: 'angry',
    any: list`
      me deixe em paz | deixem-me em paz | me deixem em paz | medidas legais | ação judicial |
      assédio | vergonha | vou denunciar
    `,
    example: 'Me deixe em paz ou tomarei medidas legais.',
    nearMiss: 'Deixo a decisão com a equipa.',
  },
];
