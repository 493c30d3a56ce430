<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Modality</source>
        <comment>tag</comment>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Photometric interpretation</source>
        <comment>tag</comment>
        <translation>Photometrische Interpretation</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <comment>tag</comment>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>tag</comment>
        <translation>Gerätemodell</translation>
    </message>
    <message>
        <source>View</source>
        <comment>tag</comment>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Intent</source>
        <comment>tag</comment>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>SOP class</source>
        <comment>tag</comment>
        <translation>SOP-Klasse</translation>
    </message>
    <message>
        <source>Transfer syntax</source>
        <comment>tag</comment>
        <translation>Transfersyntax</translation>
    </message>
    <message>
        <source>Compression</source>
        <comment>tag</comment>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Body part</source>
        <comment>tag</comment>
        <translation>Körperregion</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>File format</source>
        <comment>tag</comment>
        <translation>Dateiformat</translation>
    </message>
    <message>
        <source>Matrix size</source>
        <comment>tag</comment>
        <translation>Matrixgröße</translation>
    </message>
    <message>
        <source>Colour</source>
        <comment>tag</comment>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>colour</source>
        <comment>tag</comment>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>grey</source>
        <comment>tag</comment>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>Bits stored</source>
        <comment>tag</comment>
        <translation>Bittiefe</translation>
    </message>
    <message>
        <source>{message} The file is left out.</source>
        <translation>{message} Die Datei wird ausgelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n further files cannot be read and are left out.</source>
        <translation>
            <numerusform>%n weitere Datei kann nicht gelesen werden und wird ausgelassen.</numerusform>
            <numerusform>%n weitere Dateien können nicht gelesen werden und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images of one even grey: nothing can be learned from a blank picture. Remove it.</source>
        <translation>
            <numerusform>%n Bild ist einfarbig grau: Aus einem leeren Bild lässt sich nichts lernen. Entfernen Sie es.</numerusform>
            <numerusform>%n Bilder sind einfarbig grau: Aus leeren Bildern lässt sich nichts lernen. Entfernen Sie sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Training has {images} of “{most}” and {few} of “{fewest}”: look at the balanced accuracy, and add images of the rarer class if you can.</source>
        <translation>Das Training hat {images} von „{most}“ und {few} von „{fewest}“: Achten Sie auf die balancierte Genauigkeit und ergänzen Sie nach Möglichkeit Bilder der selteneren Klasse.</translation>
    </message>
    <message>
        <source>{part} has {images}: even with all right, the true accuracy may be as low as {lowest} % (95 % interval).</source>
        <translation>{part}: nur {images}. Selbst wenn alle richtig sind, kann die wahre Genauigkeit bei nur {lowest} % liegen (95-%-Intervall).</translation>
    </message>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>Der Ordner</translation>
    </message>
    <message>
        <source>{what} “{name}” holds {found}: parts of a dataset, not classes.</source>
        <translation>{what} „{name}“ enthält {found}: Teile eines Datensatzes, keine Klassen.</translation>
    </message>
    <message>
        <source>Choose the folder one level deeper, in which each class has a folder of its own.</source>
        <translation>Wählen Sie den Ordner eine Ebene tiefer, in dem jede Klasse einen eigenen Ordner hat.</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>{what} “{name}” does not exist.</source>
        <translation>{what} „{name}“ ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>Wählen Sie einen vorhandenen Ordner.</translation>
    </message>
    <message>
        <source>{what} “{name}” is a file, not a folder.</source>
        <translation>{what} „{name}“ ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>Choose the folder in which each class has a folder of its own.</source>
        <translation>Wählen Sie den Ordner, in dem jede Klasse einen eigenen Ordner hat.</translation>
    </message>
    <message>
        <source>{what} “{name}” has no class folders: the files lie directly in it.</source>
        <translation>{what} „{name}“ enthält keine Klassenordner: Die Dateien liegen direkt darin.</translation>
    </message>
    <message>
        <source>Make one folder for each class in it and move the images there.</source>
        <translation>Legen Sie darin für jede Klasse einen Ordner an und verschieben Sie die Bilder dorthin.</translation>
    </message>
    <message>
        <source>{what} “{name}” is empty.</source>
        <translation>{what} „{name}“ ist leer.</translation>
    </message>
    <message>
        <source>Make one folder for each class in it and put the images there.</source>
        <translation>Legen Sie darin für jede Klasse einen Ordner an und legen Sie die Bilder dort ab.</translation>
    </message>
    <message>
        <source>{what} cannot be listed at “{name}” ({reason}).</source>
        <translation>{what} kann bei „{name}“ nicht aufgelistet werden ({reason}).</translation>
    </message>
    <message>
        <source>Check that the disk is connected and that you may read the folder.</source>
        <translation>Prüfen Sie, ob das Laufwerk verbunden ist und ob Sie den Ordner lesen dürfen.</translation>
    </message>
    <message>
        <source>train</source>
        <comment>part of a dataset</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <comment>part of a dataset</comment>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <comment>part of a dataset</comment>
        <translation>Test</translation>
    </message>
    <message numerus="yes">
        <source>%n patients have images in both {first} and {second}: the {judged} figures would be too good. Keep each patient in one part.</source>
        <translation>
            <numerusform>%n Patient hat Bilder in {first} und {second}: Die {judged}werte wären zu gut. Belassen Sie jeden Patienten in nur einem Teil.</numerusform>
            <numerusform>%n Patienten haben Bilder in {first} und {second}: Die {judged}werte wären zu gut. Belassen Sie jeden Patienten in nur einem Teil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images with more than one label, the first in {labels}: decide which is right and remove the other copies.</source>
        <translation>
            <numerusform>%n Bild liegt in mehr als einer Klasse, nämlich in {labels}: Entscheiden Sie, welche richtig ist, und entfernen Sie die anderen Kopien.</numerusform>
            <numerusform>%n Bilder liegen in mehr als einer Klasse, das erste in {labels}: Entscheiden Sie, welche richtig ist, und entfernen Sie die anderen Kopien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images are in both {first} and {second}: the {judged} figures would be too good. Remove them from one part.</source>
        <translation>
            <numerusform>%n Bild kommt in {first} und {second} vor: Die {judged}werte wären zu gut. Entfernen Sie es aus einem der Teile.</numerusform>
            <numerusform>%n Bilder kommen in {first} und {second} vor: Die {judged}werte wären zu gut. Entfernen Sie sie aus einem der Teile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images occur more than once in {part} and so weigh too much: keep one copy.</source>
        <translation>
            <numerusform>%n Bild kommt in {part} mehrfach vor und wiegt dadurch zu schwer: Behalten Sie eine Kopie.</numerusform>
            <numerusform>%n Bilder kommen in {part} mehrfach vor und wiegen dadurch zu schwer: Behalten Sie je eine Kopie.</numerusform>
        </translation>
    </message>
    <message>
        <source>The {part} folder</source>
        <translation>Der {part}ordner</translation>
    </message>
    <message>
        <source>The folder has the class {strange}; the model knows {known}.</source>
        <translation>Der Ordner enthält die Klasse {strange}; das Modell kennt {known}.</translation>
    </message>
    <message>
        <source>Name the folders like the model&apos;s classes, or choose another folder.</source>
        <translation>Benennen Sie die Ordner wie die Klassen des Modells oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder “{name}” holds no image that can be read.</source>
        <translation>Der Ordner „{name}“ enthält kein lesbares Bild.</translation>
    </message>
    <message>
        <source>Put radiographs into its class folders, or choose another folder.</source>
        <translation>Legen Sie Röntgenbilder in seine Klassenordner oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>“{name}” cannot be opened ({reason}).</source>
        <translation>„{name}“ kann nicht geöffnet werden ({reason}).</translation>
    </message>
    <message>
        <source>Check that the file is there and that you may read it.</source>
        <translation>Prüfen Sie, ob die Datei vorhanden ist und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The folder “{part}” is not empty: “{name}” was not written by this sample project.</source>
        <translation>Der Ordner „{part}“ ist nicht leer: „{name}“ stammt nicht aus diesem Beispielprojekt.</translation>
    </message>
    <message>
        <source>Choose an empty folder for the sample radiographs.</source>
        <translation>Wählen Sie einen leeren Ordner für die Beispielaufnahmen.</translation>
    </message>
    <message>
        <source>training</source>
        <comment>before a noun</comment>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>validation</source>
        <comment>before a noun</comment>
        <translation>Validierungs</translation>
    </message>
    <message>
        <source>test</source>
        <comment>before a noun</comment>
        <translation>Test</translation>
    </message>
    <message>
        <source>{classes} only in training</source>
        <translation>{classes} nur im Training</translation>
    </message>
    <message>
        <source>{classes} only in validation</source>
        <translation>{classes} nur in der Validierung</translation>
    </message>
    <message>
        <source>{classes} only in test</source>
        <translation>{classes} nur im Test</translation>
    </message>
    <message>
        <source>The training folder has only one class, “{name}”; two are needed.</source>
        <translation>Der Trainingsordner enthält nur eine Klasse, „{name}“; nötig sind zwei.</translation>
    </message>
    <message>
        <source>Add a folder for each further class.</source>
        <translation>Legen Sie für jede weitere Klasse einen Ordner an.</translation>
    </message>
    <message>
        <source>The {part} folder has no file in the class {classes}.</source>
        <translation>Der {part}ordner enthält keine Datei in der Klasse {classes}.</translation>
    </message>
    <message>
        <source>Put images into it, or remove the class folder from all parts.</source>
        <translation>Legen Sie Bilder hinein oder entfernen Sie den Klassenordner aus allen Teilen.</translation>
    </message>
    <message>
        <source>Put DICOM, PNG, JPEG or TIFF images into it.</source>
        <translation>Legen Sie Bilder im Format DICOM, PNG, JPEG oder TIFF hinein.</translation>
    </message>
    <message>
        <source>Put DICOM, PNG, JPEG or TIFF images into it. The first file: {reason}</source>
        <translation>Legen Sie Bilder im Format DICOM, PNG, JPEG oder TIFF hinein. Die erste Datei: {reason}</translation>
    </message>
    <message>
        <source>The test folder holds no image that can be read.</source>
        <translation>Der Testordner enthält kein lesbares Bild.</translation>
    </message>
    <message>
        <source>The {part} folder has no readable image in the class {classes}.</source>
        <translation>Der {part}ordner enthält kein lesbares Bild in der Klasse {classes}.</translation>
    </message>
    <message>
        <source>The {part} folder and the {other} folder are the same, “{name}”.</source>
        <translation>Der {part}ordner und der {other}ordner sind derselbe: „{name}“.</translation>
    </message>
    <message>
        <source>Choose a {part} folder with other images: those already seen prove nothing.</source>
        <translation>Wählen Sie einen {part}ordner mit anderen Bildern: Bereits gesehene beweisen nichts.</translation>
    </message>
    <message>
        <source>The {part} folder “{name}” lies inside the {around} folder.</source>
        <translation>Der {part}ordner „{name}“ liegt innerhalb des {around}ordners.</translation>
    </message>
    <message>
        <source>Choose folders side by side, such as “train” and “val”.</source>
        <translation>Wählen Sie Ordner, die nebeneinander liegen, etwa „train“ und „val“.</translation>
    </message>
    <message>
        <source>The classes of the training and the {part} folder differ: {differences}.</source>
        <translation>Die Klassen des Trainings- und des {part}ordners unterscheiden sich: {differences}.</translation>
    </message>
    <message>
        <source>Give the class folders the same names in every part.</source>
        <translation>Geben Sie den Klassenordnern in jedem Teil dieselben Namen.</translation>
    </message>
    <message>
        <source>absent</source>
        <comment>tag</comment>
        <translation>fehlt</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} und %n weiteres</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>A technical attribute alone tells the classes apart: {named}. The network may learn it instead of the radiograph: mix images of each kind in every class.</source>
        <translation>Schon ein technisches Merkmal unterscheidet die Klassen: {named}. Das Netz könnte dieses lernen statt des Röntgenbilds: Mischen Sie in jeder Klasse Bilder jeder Art.</translation>
    </message>
    <message numerus="yes">
        <source>The class “{name}” has %n image to train and to validate on; it takes at least two.</source>
        <translation>
            <numerusform>Die Klasse „{name}“ hat %n Bild zum Trainieren und Validieren; nötig sind mindestens zwei.</numerusform>
            <numerusform>Die Klasse „{name}“ hat %n Bilder zum Trainieren und Validieren; nötig sind mindestens zwei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add images, or choose a validation folder.</source>
        <translation>Fügen Sie Bilder hinzu oder wählen Sie einen Validierungsordner.</translation>
    </message>
    <message>
        <source>The images of a class come from too few patients to keep training and validation patients apart.</source>
        <translation>Die Bilder einer Klasse stammen von zu wenigen Patienten, um sie nach Patienten in Training und Validierung zu trennen.</translation>
    </message>
    <message>
        <source>Choose a validation folder, or give de-identified files one patient ID for each patient.</source>
        <translation>Wählen Sie einen Validierungsordner oder geben Sie anonymisierten Dateien je Patient eine eigene Patienten-ID.</translation>
    </message>
    <message>
        <source>“{name}” lists more than {most} files.</source>
        <translation>„{name}“ enthält mehr als {most} Dateien.</translation>
    </message>
    <message>
        <source>Choose a smaller archive.</source>
        <translation>Wählen Sie ein kleineres Archiv.</translation>
    </message>
    <message>
        <source>“{name}” is closed.</source>
        <translation>„{name}“ ist geschlossen.</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>Öffnen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{name}” in “{archive}” unpacks to more than can be opened.</source>
        <translation>„{name}“ in „{archive}“ ist entpackt zu groß, um geöffnet zu werden.</translation>
    </message>
    <message>
        <source>Unpack the archive yourself and choose single files.</source>
        <translation>Entpacken Sie das Archiv selbst und wählen Sie einzelne Dateien.</translation>
    </message>
    <message>
        <source>“{name}” is a damaged archive.</source>
        <translation>„{name}“ ist ein beschädigtes Archiv.</translation>
    </message>
    <message>
        <source>Copy or make it again from where it came.</source>
        <translation>Kopieren oder erstellen Sie es erneut von der Quelle.</translation>
    </message>
    <message>
        <source>“{name}” is locked by a password.</source>
        <translation>„{name}“ ist mit einem Passwort geschützt.</translation>
    </message>
    <message>
        <source>Unpack it yourself and choose the unpacked folder.</source>
        <translation>Entpacken Sie es selbst und wählen Sie den entpackten Ordner.</translation>
    </message>
    <message>
        <source>The helper program that decodes compressed pictures could not be started.</source>
        <translation>Das Hilfsprogramm, das komprimierte Bilder dekodiert, konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Decoding took longer than {seconds} seconds.</source>
        <translation>Das Dekodieren dauerte länger als {seconds} Sekunden.</translation>
    </message>
    <message>
        <source>The decoder broke down over this picture.</source>
        <translation>Der Decoder ist an diesem Bild gescheitert.</translation>
    </message>
    <message>
        <source>“{name}” is grey by its samples and colour by its Photometric Interpretation.</source>
        <translation>„{name}“ ist laut Samples per Pixel ein Graustufenbild, laut Photometric Interpretation ein Farbbild.</translation>
    </message>
    <message>
        <source>Export it again from where it came, or leave it out.</source>
        <translation>Exportieren Sie die Datei erneut aus der Quelle oder lassen Sie sie weg.</translation>
    </message>
    <message numerus="yes">
        <source>The header departs from the DICOM standard (%n remarks while reading).</source>
        <translation>
            <numerusform>Der Header weicht vom DICOM-Standard ab (%n Anmerkung beim Lesen).</numerusform>
            <numerusform>Der Header weicht vom DICOM-Standard ab (%n Anmerkungen beim Lesen).</numerusform>
        </translation>
    </message>
    <message>
        <source>The file does not state its transfer syntax; it was recognised by content.</source>
        <translation>Die Datei nennt ihre Transfersyntax nicht; sie wurde am Inhalt erkannt.</translation>
    </message>
    <message>
        <source>The file adds colour to its greys by a palette, which is not shown.</source>
        <translation>Die Datei färbt ihre Graustufen über eine Palette ein; diese wird nicht angezeigt.</translation>
    </message>
    <message>
        <source>“{name}” stores its picture in a colour model that cannot be read here.</source>
        <translation>„{name}“ speichert das Bild in einem Farbmodell, das hier nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>Export it as grey or RGB and try again.</source>
        <translation>Exportieren Sie es in Graustufen oder RGB und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{name}” refers to a colour palette that is missing or damaged.</source>
        <translation>„{name}“ verweist auf eine Farbpalette, die fehlt oder beschädigt ist.</translation>
    </message>
    <message>
        <source>Rescale Slope is 0 and ignored.</source>
        <translation>Rescale Slope ist 0 und wird ignoriert.</translation>
    </message>
    <message>
        <source>The file names more window centres than widths or the reverse; only the pairs are used.</source>
        <translation>Die Datei nennt ungleich viele Fenstermitten und -weiten; nur die Paare werden verwendet.</translation>
    </message>
    <message>
        <source>A window of the file has the width {width} and is ignored.</source>
        <translation>Ein Fenster der Datei hat die Weite {width} und wird ignoriert.</translation>
    </message>
    <message>
        <source>A window of the file has the width {width}; it is read as LINEAR_EXACT.</source>
        <translation>Ein Fenster der Datei hat die Weite {width}; es wird als LINEAR_EXACT gelesen.</translation>
    </message>
    <message>
        <source>The file&apos;s VOI LUT function is unknown; it is read as LINEAR.</source>
        <translation>Die VOI-LUT-Funktion der Datei ist unbekannt; sie wird als LINEAR gelesen.</translation>
    </message>
    <message>
        <source>File LUT</source>
        <translation>Datei-LUT</translation>
    </message>
    <message>
        <source>File LUT {number}</source>
        <translation>Datei-LUT {number}</translation>
    </message>
    <message>
        <source>A VOI LUT of the file is damaged and ignored.</source>
        <translation>Eine VOI-LUT der Datei ist beschädigt und wird ignoriert.</translation>
    </message>
    <message>
        <source>The Modality LUT of the file is damaged and ignored.</source>
        <translation>Die Modality-LUT der Datei ist beschädigt und wird ignoriert.</translation>
    </message>
    <message>
        <source>Photometric Interpretation {photometric} and Presentation LUT Shape {shape} contradict; shown by the former. Invert if it looks wrong.</source>
        <translation>Photometric Interpretation {photometric} und Presentation LUT Shape {shape} widersprechen sich; angezeigt wird nach der ersten Angabe. Invertieren Sie das Bild, falls es falsch aussieht.</translation>
    </message>
    <message>
        <source>The file&apos;s transfer syntax is wrong; recognised by content.</source>
        <translation>Die Transfersyntax der Datei ist falsch; sie wurde am Inhalt erkannt.</translation>
    </message>
    <message>
        <source>“{name}” is a damaged or incomplete DICOM file.</source>
        <translation>„{name}“ ist eine beschädigte oder unvollständige DICOM-Datei.</translation>
    </message>
    <message>
        <source>“{name}” unpacks to more than can be opened.</source>
        <translation>„{name}“ ist entpackt zu groß, um geöffnet zu werden.</translation>
    </message>
    <message>
        <source>The file is probably damaged; leave it out.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt; lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>“{name}” is incomplete: its picture data ends too early.</source>
        <translation>„{name}“ ist unvollständig: Die Bilddaten enden zu früh.</translation>
    </message>
    <message>
        <source>Copy or export the file again from where it came.</source>
        <translation>Kopieren oder exportieren Sie die Datei erneut aus der Quelle.</translation>
    </message>
    <message>
        <source>unknown kind</source>
        <translation>unbekannte Art</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>a presentation state: how other images are to be shown</source>
        <translation>ein Präsentationsstatus: wie andere Bilder anzuzeigen sind</translation>
    </message>
    <message>
        <source>the list of a disc&apos;s images (DICOMDIR)</source>
        <translation>das Bilderverzeichnis eines Datenträgers (DICOMDIR)</translation>
    </message>
    <message>
        <source>a waveform, for example an ECG</source>
        <translation>eine Kurvenaufzeichnung, zum Beispiel ein EKG</translation>
    </message>
    <message>
        <source>an ECG</source>
        <translation>ein EKG</translation>
    </message>
    <message>
        <source>a sound recording</source>
        <translation>eine Tonaufnahme</translation>
    </message>
    <message>
        <source>raw data of an instrument</source>
        <translation>Rohdaten eines Geräts</translation>
    </message>
    <message>
        <source>a registration: how images lie to each other</source>
        <translation>eine Registrierung: wie Bilder zueinander liegen</translation>
    </message>
    <message>
        <source>fiducial points in other images</source>
        <translation>Referenzpunkte in anderen Bildern</translation>
    </message>
    <message>
        <source>a deformable registration: how images lie to each other</source>
        <translation>eine elastische Registrierung: wie Bilder zueinander liegen</translation>
    </message>
    <message>
        <source>a surface</source>
        <translation>eine Oberfläche</translation>
    </message>
    <message>
        <source>a real-world value mapping for other images</source>
        <translation>eine Zuordnung physikalischer Werte zu anderen Bildern</translation>
    </message>
    <message>
        <source>a structured report</source>
        <translation>ein strukturierter Bericht</translation>
    </message>
    <message>
        <source>the structured report of a computer-aided mammography reading</source>
        <translation>der strukturierte Bericht einer computergestützten Mammographie-Auswertung</translation>
    </message>
    <message>
        <source>a key object selection: a list of marked images</source>
        <translation>eine Schlüsselbildauswahl: eine Liste markierter Bilder</translation>
    </message>
    <message>
        <source>the structured report of a computer-aided chest reading</source>
        <translation>der strukturierte Bericht einer computergestützten Thorax-Auswertung</translation>
    </message>
    <message>
        <source>a radiation dose report</source>
        <translation>ein Dosisbericht</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a clinical document (CDA)</source>
        <translation>ein klinisches Dokument (CDA)</translation>
    </message>
    <message>
        <source>a three-dimensional model (STL)</source>
        <translation>ein dreidimensionales Modell (STL)</translation>
    </message>
    <message>
        <source>a radiotherapy structure set: contours drawn on other images</source>
        <translation>ein Struktursatz der Strahlentherapie: Konturen auf anderen Bildern</translation>
    </message>
    <message>
        <source>a radiotherapy treatment record</source>
        <translation>ein Behandlungsprotokoll der Strahlentherapie</translation>
    </message>
    <message>
        <source>a radiotherapy plan</source>
        <translation>ein Bestrahlungsplan</translation>
    </message>
    <message>
        <source>Choose the file that holds the radiograph.</source>
        <translation>Wählen Sie die Datei, die das Röntgenbild enthält.</translation>
    </message>
    <message>
        <source>“{name}” is a DICOM file without a picture: it does not say what it is.</source>
        <translation>„{name}“ ist eine DICOM-Datei ohne Bild: Sie gibt nicht an, was sie ist.</translation>
    </message>
    <message>
        <source>“{name}” is a DICOM file without a picture: it is {kind} ({sop_class}).</source>
        <translation>„{name}“ ist eine DICOM-Datei ohne Bild, nämlich {kind} ({sop_class}).</translation>
    </message>
    <message>
        <source>“{name}” is a DICOM file without a picture: its kind is “{sop_class}”.</source>
        <translation>„{name}“ ist eine DICOM-Datei ohne Bild: Ihre Art ist „{sop_class}“.</translation>
    </message>
    <message>
        <source>Open the folder that it lies in.</source>
        <translation>Öffnen Sie den Ordner, in dem sie liegt.</translation>
    </message>
    <message>
        <source>“{name}” holds no pixels, only the address of a server that has them ({syntax}).</source>
        <translation>„{name}“ enthält keine Pixel, nur die Adresse eines Servers, der sie hat ({syntax}).</translation>
    </message>
    <message>
        <source>Export the picture itself from where it came.</source>
        <translation>Exportieren Sie das Bild selbst aus der Quelle.</translation>
    </message>
    <message>
        <source>“{name}” is a video ({syntax}), not a radiograph.</source>
        <translation>„{name}“ ist ein Video ({syntax}), kein Röntgenbild.</translation>
    </message>
    <message>
        <source>Export a single picture of it, uncompressed.</source>
        <translation>Exportieren Sie ein Einzelbild daraus, unkomprimiert.</translation>
    </message>
    <message>
        <source>“{name}” is compressed in a way that cannot be read here ({syntax}).</source>
        <translation>„{name}“ ist auf eine Weise komprimiert, die hier nicht gelesen werden kann ({syntax}).</translation>
    </message>
    <message>
        <source>Export it uncompressed or as JPEG 2000 and try again.</source>
        <translation>Exportieren Sie die Datei unkomprimiert oder als JPEG 2000 und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Overlay {number}</source>
        <translation>Overlay {number}</translation>
    </message>
    <message>
        <source>An overlay of the file is damaged and ignored.</source>
        <translation>Ein Overlay der Datei ist beschädigt und wird ignoriert.</translation>
    </message>
    <message>
        <source>An overlay of the file claims an absurd size and is ignored.</source>
        <translation>Ein Overlay der Datei gibt eine unsinnige Größe an und wird ignoriert.</translation>
    </message>
    <message>
        <source>An overlay of the file is shorter than its size says; what is there is shown.</source>
        <translation>Ein Overlay der Datei ist kürzer als angegeben; angezeigt wird, was vorhanden ist.</translation>
    </message>
    <message>
        <source>A display shutter of the file is damaged or of an unknown shape and is ignored.</source>
        <translation>Eine Blende (Display Shutter) der Datei ist beschädigt oder von unbekannter Form und wird ignoriert.</translation>
    </message>
    <message>
        <source>The picture data is one byte short; the last pixel is filled up.</source>
        <translation>Den Bilddaten fehlt ein Byte; das letzte Pixel wird aufgefüllt.</translation>
    </message>
    <message>
        <source>“{name}” does not say how large its picture is.</source>
        <translation>„{name}“ gibt nicht an, wie groß das Bild ist.</translation>
    </message>
    <message>
        <source>“{name}” does not say whether its picture is grey or colour (Photometric Interpretation).</source>
        <translation>„{name}“ gibt nicht an, ob das Bild aus Graustufen oder Farben besteht (Photometric Interpretation).</translation>
    </message>
    <message>
        <source>“{name}” has {bits} bits a pixel (Bits Allocated).</source>
        <translation>„{name}“ hat {bits} Bits je Pixel (Bits Allocated).</translation>
    </message>
    <message>
        <source>“{name}” has an unknown number of bits a pixel (Bits Allocated).</source>
        <translation>„{name}“ hat eine unbekannte Zahl von Bits je Pixel (Bits Allocated).</translation>
    </message>
    <message>
        <source>{attribute} is missing; taken as {guess}.</source>
        <translation>{attribute} fehlt; angenommen wird {guess}.</translation>
    </message>
    <message>
        <source>“{name}” has {samples} samples a pixel.</source>
        <translation>„{name}“ hat {samples} Werte je Pixel (Samples per Pixel).</translation>
    </message>
    <message>
        <source>Bits Stored is {stored}, which cannot be; taken as {allocated}.</source>
        <translation>Bits Stored ist {stored}, was nicht sein kann; angenommen wird {allocated}.</translation>
    </message>
    <message>
        <source>“{name}” has a header that does not fit its picture data.</source>
        <translation>„{name}“ hat einen Header, der nicht zu den Bilddaten passt.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” has %n frames; frame {frame} was asked for.</source>
        <translation>
            <numerusform>„{name}“ hat nur %n Einzelbild; verlangt wurde Nummer {frame}.</numerusform>
            <numerusform>„{name}“ hat %n Einzelbilder; verlangt wurde Nummer {frame}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The file announces {said} frames and holds {there}.</source>
        <translation>Die Datei kündigt {said} Einzelbilder an und enthält {there}.</translation>
    </message>
    <message>
        <source>The transfer syntax says compressed, the picture data is not; read as it is.</source>
        <translation>Laut Transfersyntax sind die Bilddaten komprimiert, sie sind es aber nicht; gelesen wird, was vorliegt.</translation>
    </message>
    <message>
        <source>The transfer syntax does not fit the compressed picture data; recognised by content.</source>
        <translation>Die Transfersyntax passt nicht zu den komprimierten Bilddaten; diese wurden am Inhalt erkannt.</translation>
    </message>
    <message>
        <source>“{name}” is compressed. {reason}</source>
        <translation>„{name}“ ist komprimiert. {reason}</translation>
    </message>
    <message>
        <source>Restart the program and try again.</source>
        <translation>Starten Sie das Programm neu und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The compressed picture in “{name}” could not be read. {reason}</source>
        <translation>Das komprimierte Bild in „{name}“ konnte nicht gelesen werden. {reason}</translation>
    </message>
    <message>
        <source>The file is probably damaged; copy or export it again from where it came.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt; kopieren oder exportieren Sie sie erneut aus der Quelle.</translation>
    </message>
    <message>
        <source>The compressed picture in “{name}” is damaged, incomplete or does not match its header ({syntax}).</source>
        <translation>Das komprimierte Bild in „{name}“ ist beschädigt, unvollständig oder passt nicht zum Header ({syntax}).</translation>
    </message>
    <message>
        <source>Bits Stored says {stored}, the picture needs {needed}.</source>
        <translation>Bits Stored gibt {stored} an, das Bild braucht {needed}.</translation>
    </message>
    <message>
        <source>Stored for processing, not for presentation: it may look unlike what a network was trained on.</source>
        <translation>Zur Verarbeitung gespeichert, nicht zur Darstellung: Das Bild kann anders aussehen als das, womit ein Netz trainiert wurde.</translation>
    </message>
    <message>
        <source>lossy 1:{ratio}</source>
        <translation>verlustbehaftet 1:{ratio}</translation>
    </message>
    <message>
        <source>lossy</source>
        <translation>verlustbehaftet</translation>
    </message>
    <message>
        <source>“{name}” says that its picture has {rows} rows and {columns} columns.</source>
        <translation>„{name}“ gibt für das Bild {rows} Zeilen und {columns} Spalten an.</translation>
    </message>
    <message>
        <source>The file is damaged; leave it out.</source>
        <translation>Die Datei ist beschädigt; lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>“{name}” claims a picture of {rows} x {columns} pixels, which is too large to open.</source>
        <translation>„{name}“ gibt ein Bild von {rows} x {columns} Pixeln an; das ist zu groß, um es zu öffnen.</translation>
    </message>
    <message>
        <source>The file is probably damaged; export it again from where it came.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt; exportieren Sie sie erneut aus der Quelle.</translation>
    </message>
    <message>
        <source>There is not enough memory to open “{name}”.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um „{name}“ zu öffnen.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>a DICOM file without a picture</source>
        <translation>eine DICOM-Datei ohne Bild</translation>
    </message>
    <message numerus="yes">
        <source>%n images that the DICOMDIR names are not there.</source>
        <translation>
            <numerusform>%n Bild, das der DICOMDIR nennt, ist nicht vorhanden.</numerusform>
            <numerusform>%n Bilder, die der DICOMDIR nennt, sind nicht vorhanden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files left out: no image.</source>
        <translation>
            <numerusform>%n Datei ausgelassen: kein Bild.</numerusform>
            <numerusform>%n Dateien ausgelassen: kein Bild.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files left out: the name points outside the archive.</source>
        <translation>
            <numerusform>%n Datei ausgelassen: Der Name verweist aus dem Archiv hinaus.</numerusform>
            <numerusform>%n Dateien ausgelassen: Der Name verweist aus dem Archiv hinaus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files not applied: {what}.</source>
        <translation>
            <numerusform>%n Datei nicht angewandt: {what}.</numerusform>
            <numerusform>%n Dateien nicht angewandt: {what}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files not shown: {what}.</source>
        <translation>
            <numerusform>%n Datei nicht angezeigt: {what}.</numerusform>
            <numerusform>%n Dateien nicht angezeigt: {what}.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” holds no image that can be read.</source>
        <translation>„{name}“ enthält kein lesbares Bild.</translation>
    </message>
    <message>
        <source>“{name}” holds no image that can be read ({reasons}).</source>
        <translation>„{name}“ enthält kein lesbares Bild ({reasons}).</translation>
    </message>
    <message>
        <source>Choose a folder or archive with radiographs in it.</source>
        <translation>Wählen Sie einen Ordner oder ein Archiv mit Röntgenbildern.</translation>
    </message>
    <message>
        <source>“{name}” holds more than {most} images.</source>
        <translation>„{name}“ enthält mehr als {most} Bilder.</translation>
    </message>
    <message>
        <source>Choose a folder or archive with fewer.</source>
        <translation>Wählen Sie einen Ordner oder ein Archiv mit weniger Bildern.</translation>
    </message>
    <message>
        <source>Transparent parts are shown black.</source>
        <translation>Durchsichtige Stellen werden schwarz angezeigt.</translation>
    </message>
    <message>
        <source>Stored in colour although it is grey; read as grey.</source>
        <translation>In Farbe gespeichert, obwohl das Bild grau ist; als Graustufen gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” has %n pages; page {page} was asked for.</source>
        <translation>
            <numerusform>„{name}“ hat nur %n Seite; verlangt wurde Seite {page}.</numerusform>
            <numerusform>„{name}“ hat %n Seiten; verlangt wurde Seite {page}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another page.</source>
        <translation>Wählen Sie eine andere Seite.</translation>
    </message>
    <message>
        <source>Opening “{name}” takes more memory than there is, or than a picture of its size may take.</source>
        <translation>„{name}“ zu öffnen braucht mehr Arbeitsspeicher, als vorhanden oder für ein Bild dieser Größe erlaubt ist.</translation>
    </message>
    <message>
        <source>Close other programs, or save it smaller, and try again.</source>
        <translation>Schließen Sie andere Programme oder speichern Sie das Bild kleiner und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{name}” claims to be a picture too large to open.</source>
        <translation>„{name}“ gibt an, ein Bild zu sein, das zum Öffnen zu groß ist.</translation>
    </message>
    <message>
        <source>Save it smaller, or as DICOM, and try again.</source>
        <translation>Speichern Sie es kleiner oder als DICOM und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{name}” is a {kind} file that is damaged, incomplete or of an unusual kind.</source>
        <translation>„{name}“ ist eine {kind}-Datei, die beschädigt, unvollständig oder von ungewöhnlicher Art ist.</translation>
    </message>
    <message>
        <source>Open it in another program and save it again as PNG.</source>
        <translation>Öffnen Sie sie in einem anderen Programm und speichern Sie sie neu als PNG.</translation>
    </message>
    <message>
        <source>The picture in “{name}” could not be read. {reason}</source>
        <translation>Das Bild in „{name}“ konnte nicht gelesen werden. {reason}</translation>
    </message>
    <message>
        <source>It is very large, or damaged: save it smaller, or with another compression, and try again.</source>
        <translation>Es ist sehr groß oder beschädigt: Speichern Sie es kleiner oder mit anderer Kompression und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The picture in “{name}” could not be read.</source>
        <translation>Das Bild in „{name}“ konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is probably damaged; open it in another program and save it again as PNG.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt; öffnen Sie sie in einem anderen Programm und speichern Sie sie neu als PNG.</translation>
    </message>
    <message>
        <source>Choose a DICOM, PNG, JPEG, TIFF or WebP file.</source>
        <translation>Wählen Sie eine DICOM-, PNG-, JPEG-, TIFF- oder WebP-Datei.</translation>
    </message>
    <message>
        <source>a ZIP archive or an Office document</source>
        <translation>ein ZIP-Archiv oder ein Office-Dokument</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <translation>ein BMP-Bild</translation>
    </message>
    <message>
        <source>a bare JPEG 2000 picture</source>
        <translation>ein bloßes JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a compressed archive</source>
        <translation>ein komprimiertes Archiv</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>an XML text</source>
        <translation>ein XML-Text</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>eine HDF5-Datei</translation>
    </message>
    <message>
        <source>of an unknown kind</source>
        <translation>von unbekannter Art</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>„{name}“ ist leer.</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or leave it out.</source>
        <translation>Kopieren Sie die Datei erneut aus der Quelle oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>“{name}” is {what}, not a radiograph.</source>
        <translation>„{name}“ ist {what}, kein Röntgenbild.</translation>
    </message>
    <message>
        <source>“{name}” is a folder, not a file.</source>
        <translation>„{name}“ ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>“{name}” is a device or a pipe, not a file.</source>
        <translation>„{name}“ ist ein Gerät oder eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>“{name}” does not exist.</source>
        <translation>„{name}“ ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>Check whether it was moved or renamed.</source>
        <translation>Prüfen Sie, ob die Datei verschoben oder umbenannt wurde.</translation>
    </message>
    <message>
        <source>“{name}” may not be read by you.</source>
        <translation>„{name}“ dürfen Sie nicht lesen.</translation>
    </message>
    <message>
        <source>Ask for permission to read it, or copy it.</source>
        <translation>Lassen Sie sich Leserechte geben oder kopieren Sie die Datei.</translation>
    </message>
    <message>
        <source>the name is not valid</source>
        <translation>der Name ist ungültig</translation>
    </message>
    <message>
        <source>Copy it to this computer and try again.</source>
        <translation>Kopieren Sie die Datei auf diesen Computer und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>eine Textdatei</translation>
    </message>
    <message>
        <source>px, no spacing</source>
        <translation>px, ohne Pixelabstand</translation>
    </message>
    <message>
        <source>mm at detector</source>
        <translation>mm am Detektor</translation>
    </message>
    <message>
        <source>mm at detector; patient smaller</source>
        <translation>mm am Detektor; Patient kleiner</translation>
    </message>
    <message>
        <source>mm, estimated from distances</source>
        <translation>mm, aus Abständen geschätzt</translation>
    </message>
    <message>
        <source>mm, meaning unknown</source>
        <translation>mm, Bedeutung unbekannt</translation>
    </message>
    <message>
        <source>mm at film</source>
        <translation>mm am Film</translation>
    </message>
    <message>
        <source>mm by region</source>
        <translation>mm je Region</translation>
    </message>
    <message>
        <source>mm, calibrated ({how})</source>
        <translation>mm, kalibriert ({how})</translation>
    </message>
    <message>
        <source>mm, estimated (factor {factor})</source>
        <translation>mm, geschätzt (Faktor {factor})</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Detector data without a window of its own: shown by its logarithm.</source>
        <translation>Detektordaten ohne eigenes Fenster: logarithmisch angezeigt.</translation>
    </message>
    <message>
        <source>The file&apos;s own window shows almost no detail, so an automatic window is shown instead.</source>
        <translation>Das Fenster der Datei zeigt kaum Einzelheiten; stattdessen wird ein automatisches Fenster verwendet.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>{use} Your images stay on this computer.</source>
        <translation>{use} Ihre Bilder bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Show run</source>
        <translation>Lauf zeigen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>en</source>
        <comment>language code of the help pages</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>A training is running</source>
        <translation>Ein Training läuft</translation>
    </message>
    <message>
        <source>A training is running. Close the window and cancel it?</source>
        <translation>Ein Training läuft. Fenster schließen und das Training abbrechen?</translation>
    </message>
    <message>
        <source>The run stays in the list, but keeps no model.</source>
        <translation>Der Lauf bleibt in der Liste, behält aber kein Modell.</translation>
    </message>
    <message>
        <source>&amp;Keep training</source>
        <translation>&amp;Weiter trainieren</translation>
    </message>
    <message>
        <source>&amp;Cancel training and close</source>
        <translation>Training &amp;abbrechen und schließen</translation>
    </message>
    <message>
        <source>Waiting for the training to end…</source>
        <translation>Es wird gewartet, bis das Training endet …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open &amp;sample project</source>
        <translation>&amp;Beispielprojekt öffnen</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>&amp;Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Network &amp;weights…</source>
        <translation>Netz&amp;gewichte …</translation>
    </message>
    <message>
        <source>Recent i&amp;mages</source>
        <translation>Zuletzt geöffnete B&amp;ilder</translation>
    </message>
    <message>
        <source>&amp;Keep lists of what was opened</source>
        <translation>&amp;Listen des Geöffneten führen</translation>
    </message>
    <message>
        <source>Paths only, on this computer; switched off, the lists are emptied</source>
        <translation>Nur Pfade, nur auf diesem Computer; beim Ausschalten werden die Listen geleert</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Noch keine Projekte</translation>
    </message>
    <message>
        <source>Names are hidden (Ctrl+H shows them)</source>
        <translation>Namen sind ausgeblendet (Strg+H zeigt sie)</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Full &amp;screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Keyboard and mouse</source>
        <translation>&amp;Tastatur und Maus</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>&amp;Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>First &amp;steps</source>
        <translation>Erste &amp;Schritte</translation>
    </message>
    <message>
        <source>&amp;About Radiograph Studio</source>
        <translation>Ü&amp;ber Radiograph Studio</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. The details are in its log; please try again.</source>
        <translation>Im Programm ist ein Fehler aufgetreten. Einzelheiten stehen im Protokoll; bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>&amp;Window and level</source>
        <translation>&amp;Fensterung</translation>
    </message>
    <message>
        <source>&amp;Ruler</source>
        <translation>&amp;Strecke</translation>
    </message>
    <message>
        <source>&amp;Angle</source>
        <translation>&amp;Winkel</translation>
    </message>
    <message>
        <source>&amp;Cobb angle</source>
        <translation>&amp;Cobb-Winkel</translation>
    </message>
    <message>
        <source>Cardiothoracic rati&amp;o</source>
        <translation>&amp;Herz-Thorax-Quotient</translation>
    </message>
    <message>
        <source>Re&amp;gion: rectangle</source>
        <translation>Region: &amp;Rechteck</translation>
    </message>
    <message>
        <source>Region: &amp;ellipse</source>
        <translation>Region: &amp;Ellipse</translation>
    </message>
    <message>
        <source>Cali&amp;brate by a known length…</source>
        <translation>Mit bekannter Länge &amp;kalibrieren…</translation>
    </message>
    <message>
        <source>Reset window, zoom, turn and polarity (0 or Space)</source>
        <translation>Fenster, Zoom, Drehung und Polarität zurücksetzen (0 oder Leertaste)</translation>
    </message>
    <message>
        <source>Mask border (Shift+B)</source>
        <translation>Rand maskieren (Umschalt+B)</translation>
    </message>
    <message>
        <source>Mask border (Shift+B): this picture has no even border, or its file says what is padding</source>
        <translation>Rand maskieren (Umschalt+B): Dieses Bild hat keinen gleichmäßigen Rand, oder seine Datei nennt die Füllwerte</translation>
    </message>
    <message>
        <source>&amp;Open images…</source>
        <translation>Bilder &amp;öffnen…</translation>
    </message>
    <message>
        <source>Open a &amp;folder of images…</source>
        <translation>Bild&amp;ordner öffnen…</translation>
    </message>
    <message>
        <source>Open a &amp;model…</source>
        <translation>&amp;Modell öffnen…</translation>
    </message>
    <message>
        <source>&amp;Close all images</source>
        <translation>Alle Bilder &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>&amp;Vorheriges Bild</translation>
    </message>
    <message>
        <source>Next fra&amp;me</source>
        <translation>Nächstes &amp;Einzelbild</translation>
    </message>
    <message>
        <source>Previous fram&amp;e</source>
        <translation>Vorheriges Ein&amp;zelbild</translation>
    </message>
    <message>
        <source>&amp;Play the frames</source>
        <translation>Einzelbilder a&amp;bspielen</translation>
    </message>
    <message>
        <source>&amp;Save picture as…</source>
        <translation>Bild spei&amp;chern unter…</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Actual pixels (1:1)</source>
        <translation>&amp;Originalgröße (1:1)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Invertieren</translation>
    </message>
    <message>
        <source>&amp;Reset window, zoom, turn and polarity</source>
        <translation>Fenster, Zoom, Drehung, Polarität &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Flip left to right</source>
        <translation>Links/rechts spiegeln</translation>
    </message>
    <message>
        <source>Flip top to bottom</source>
        <translation>Oben/unten spiegeln</translation>
    </message>
    <message>
        <source>&amp;Shutter of the file</source>
        <translation>&amp;Blende der Datei</translation>
    </message>
    <message>
        <source>&amp;Overlays of the file</source>
        <translation>Overla&amp;ys der Datei</translation>
    </message>
    <message>
        <source>Orientation &amp;letters</source>
        <translation>Orient&amp;ierungsbuchstaben</translation>
    </message>
    <message>
        <source>Corner &amp;texts</source>
        <translation>Te&amp;xte in den Ecken</translation>
    </message>
    <message>
        <source>Scale &amp;bar</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <source>&amp;Magnifier</source>
        <translation>L&amp;upe</translation>
    </message>
    <message>
        <source>&amp;Hide identity</source>
        <translation>Ide&amp;ntität verbergen</translation>
    </message>
    <message>
        <source>Hide identity and file names on screen (Ctrl+H)</source>
        <translation>Identität und Dateinamen auf dem Bildschirm verbergen (Strg+H)</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>N&amp;ebeneinander</translation>
    </message>
    <message>
        <source>Keep this picture beside the next ones, with linked zoom (D)</source>
        <translation>Dieses Bild neben den nächsten stehen lassen, mit gekoppeltem Zoom (D)</translation>
    </message>
    <message>
        <source>Ta&amp;gs of the file</source>
        <translation>Tag&amp;s der Datei</translation>
    </message>
    <message>
        <source>&amp;Leave the tool</source>
        <translation>Werk&amp;zeug verlassen</translation>
    </message>
    <message>
        <source>&amp;Delete the selected measurement</source>
        <translation>&amp;Ausgewählte Messung löschen</translation>
    </message>
    <message>
        <source>Delete all &amp;measurements</source>
        <translation>Alle &amp;Messungen löschen</translation>
    </message>
    <message>
        <source>&amp;Forget the calibration</source>
        <translation>Kalibrierung &amp;verwerfen</translation>
    </message>
    <message>
        <source>Window from the re&amp;gion</source>
        <translation>Fenster aus der Re&amp;gion</translation>
    </message>
    <message>
        <source>Mask &amp;border</source>
        <translation>Rand &amp;maskieren</translation>
    </message>
    <message>
        <source>{key} or {other}</source>
        <translation>{key} oder {other}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Beidseitig</translation>
    </message>
    <message>
        <source>Border masked</source>
        <translation>Rand maskiert</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>Invertiert</translation>
    </message>
    <message>
        <source>Frame {number} of {count}</source>
        <translation>Einzelbild {number} von {count}</translation>
    </message>
    <message>
        <source>{place}  stored {stored}  padding</source>
        <translation>{place}  gespeichert {stored}  Füllwert</translation>
    </message>
    <message>
        <source>{place}  stored {stored}</source>
        <translation>{place}  gespeichert {stored}</translation>
    </message>
    <message>
        <source>{place}  stored {stored}  value {value}</source>
        <translation>{place}  gespeichert {stored}  Wert {value}</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>{bits}-bit float</source>
        <translation>{bits}-Bit-Gleitkomma</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} Bit</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Bildordner öffnen</translation>
    </message>
    <message>
        <source>Models (*{suffix})</source>
        <translation>Modelle (*{suffix})</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Radiograph kept for comparison</source>
        <translation>Röntgenbild zum Vergleich</translation>
    </message>
    <message>
        <source>This picture may carry names that are burnt into it: look at it before you hand it on.</source>
        <translation>In dieses Bild können Namen eingebrannt sein: Prüfen Sie es, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy it all the same</source>
        <translation>&amp;Trotzdem kopieren</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>&amp;Save it all the same</source>
        <translation>&amp;Trotzdem speichern</translation>
    </message>
    <message>
        <source>The open file itself is never written over: choose another name.</source>
        <translation>Die geöffnete Datei selbst wird nie überschrieben: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The file says that text is burnt into this picture. It may name the patient.</source>
        <translation>Laut Datei ist in dieses Bild Text eingebrannt. Er kann den Patienten nennen.</translation>
    </message>
    <message>
        <source>Look at the picture, corners and all, before you hand it on.</source>
        <translation>Prüfen Sie das Bild bis in die Ecken, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>The picture is copied, at its own size and without its texts.</source>
        <translation>Das Bild ist kopiert, in Originalgröße und ohne Beschriftung.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>{name} picture.png</source>
        <translation>{name} Bild.png</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The picture is saved, at its own size and without its texts.</source>
        <translation>Das Bild ist gespeichert, in Originalgröße und ohne Beschriftung.</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Geöffnete Dateien</translation>
    </message>
    <message>
        <source>Folder or archive</source>
        <translation>Ordner oder Archiv</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>Bild {number}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>mm, calibrated by user</source>
        <translation>mm, von Hand kalibriert</translation>
    </message>
    <message>
        <source>CTR {ratio}</source>
        <translation>HTQ {ratio}</translation>
    </message>
    <message>
        <source>heart {width}</source>
        <translation>Herz {width}</translation>
    </message>
    <message>
        <source>chest {width}</source>
        <translation>Thorax {width}</translation>
    </message>
    <message>
        <source>Colour: no values</source>
        <translation>Farbe: keine Werte</translation>
    </message>
    <message>
        <source>No pixels</source>
        <translation>Keine Pixel</translation>
    </message>
    <message>
        <source>mean {mean}  SD {sd}{unit}</source>
        <translation>Mittel {mean}  SD {sd}{unit}</translation>
    </message>
    <message>
        <source>min {least}  max {greatest}  n {count}</source>
        <translation>Min. {least}  Max. {greatest}  n {count}</translation>
    </message>
    <message>
        <source>Calibrated: lengths on this image are now in millimetres, calibrated by you.</source>
        <translation>Kalibriert: Längen auf diesem Bild gelten jetzt in Millimetern, von Ihnen kalibriert.</translation>
    </message>
    <message>
        <source>Draw a line over something whose length you know.</source>
        <translation>Ziehen Sie eine Linie über etwas, dessen Länge Sie kennen.</translation>
    </message>
    <message>
        <source>Draw a line over the widest part of the heart, then one over that of the chest.</source>
        <translation>Ziehen Sie eine Linie über die breiteste Stelle des Herzens, dann eine über die des Thorax.</translation>
    </message>
    <message>
        <source>Lengths on this image are told by the file&apos;s own spacing.</source>
        <translation>Längen auf diesem Bild richten sich wieder nach dem Pixelabstand der Datei.</translation>
    </message>
    <message>
        <source>Draw a region with different values in it first (B or E).</source>
        <translation>Zeichnen Sie zuerst eine Region mit unterschiedlichen Werten (B oder E).</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>True length of the line, in mm:</source>
        <translation>Wahre Länge der Linie in mm:</translation>
    </message>
    <message>
        <source>Network input</source>
        <translation>Netzwerkeingabe</translation>
    </message>
    <message>
        <source>A bright, even border lies around this picture: “Mask border” (Shift+B) blackens it.</source>
        <translation>Um dieses Bild liegt ein heller, gleichmäßiger Rand: „Rand maskieren“ (Umschalt+B) schwärzt ihn.</translation>
    </message>
    <message>
        <source>No image open</source>
        <translation>Kein Bild geöffnet</translation>
    </message>
    <message>
        <source>Drop images, a folder, a DICOMDIR or a zip archive here, or choose Open images (Ctrl+O).</source>
        <translation>Ziehen Sie Bilder, einen Ordner, ein DICOMDIR oder ein ZIP-Archiv hierher, oder wählen Sie „Bilder öffnen“ (Strg+O).</translation>
    </message>
    <message>
        <source>{name} opened.</source>
        <translation>{name} geöffnet.</translation>
    </message>
    <message>
        <source>Reading frame {number}…</source>
        <translation>Einzelbild {number} wird gelesen…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Names are hidden on screen.</source>
        <translation>Namen sind auf dem Bildschirm verborgen.</translation>
    </message>
    <message>
        <source>Names are shown again.</source>
        <translation>Namen werden wieder angezeigt.</translation>
    </message>
    <message>
        <source>Names are hidden on screen. Text may be burnt into this picture all the same: look at it.</source>
        <translation>Namen sind auf dem Bildschirm verborgen. In das Bild kann trotzdem Text eingebrannt sein: Prüfen Sie es.</translation>
    </message>
    <message>
        <source>This picture stays at the right; open or choose another to compare.</source>
        <translation>Dieses Bild bleibt rechts stehen; öffnen oder wählen Sie ein anderes zum Vergleich.</translation>
    </message>
    <message>
        <source>Radiograph</source>
        <translation>Röntgenbild</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>Wahrscheinlichkeiten der Klassen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Modell öffnen…</translation>
    </message>
    <message>
        <source>Score it anyway</source>
        <translation>Trotzdem bewerten</translation>
    </message>
    <message>
        <source>Show &amp;network input</source>
        <translation>&amp;Netzwerkeingabe zeigen</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Train a model or open an .rsmodel file.</source>
        <translation>Trainieren Sie ein Modell oder öffnen Sie eine .rsmodel-Datei.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen…</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>Noch nicht bewertet</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>Kein Score</translation>
    </message>
    <message>
        <source>No image on show. Open one, and it is scored.</source>
        <translation>Kein Bild geöffnet. Öffnen Sie eines, dann wird es bewertet.</translation>
    </message>
    <message>
        <source>Scoring…</source>
        <translation>Wird bewertet…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>Warten auf das Modell…</translation>
    </message>
    <message>
        <source>The first model takes a few seconds to load.</source>
        <translation>Das erste Modell zu laden dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Train a model or open an .rsmodel file, and this image is scored.</source>
        <translation>Trainieren Sie ein Modell oder öffnen Sie eine .rsmodel-Datei, dann wird dieses Bild bewertet.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>For research and education. Not a medical device.</source>
        <translation>Nur für Forschung und Lehre; kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>This image is stored for processing, not for presentation: it may look unlike all that a model was trained on, and its score may mean nothing.</source>
        <translation>Dieses Bild ist zur Weiterverarbeitung gespeichert, nicht zur Darstellung: Es kann anders aussehen als alles, womit ein Modell trainiert wurde, und sein Score kann bedeutungslos sein.</translation>
    </message>
    <message>
        <source>whole picture, edges filled</source>
        <translation>ganzes Bild, Ränder aufgefüllt</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>gestreckt</translation>
    </message>
    <message>
        <source>middle cut out</source>
        <translation>Mitte ausgeschnitten</translation>
    </message>
    <message>
        <source>the file&apos;s window</source>
        <translation>Fenster der Datei</translation>
    </message>
    <message>
        <source>automatic window</source>
        <translation>automatisches Fenster</translation>
    </message>
    <message>
        <source>full range</source>
        <translation>voller Bereich</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>unter 0.1 %</translation>
    </message>
    <message>
        <source>over 99.9 %</source>
        <translation>über 99.9 %</translation>
    </message>
    <message>
        <source>Probability {percent}</source>
        <translation>Wahrscheinlichkeit {percent}</translation>
    </message>
    <message>
        <source>Unlike the training images: treat this score with care.</source>
        <translation>Den Trainingsbildern unähnlich: Score mit Vorsicht betrachten.</translation>
    </message>
    <message>
        <source>How like the training images it is cannot be said: this model keeps no reference.</source>
        <translation>Ähnlichkeit mit den Trainingsbildern nicht bestimmbar: Dieses Modell enthält keine Referenz.</translation>
    </message>
    <message>
        <source>At the edge of the training images: none of them is more unusual.</source>
        <translation>Am Rand der Trainingsbilder: Keines davon ist ungewöhnlicher.</translation>
    </message>
    <message>
        <source>Rare among the training images: {percent} of them are less unusual.</source>
        <translation>Selten unter den Trainingsbildern: {percent} davon sind weniger ungewöhnlich.</translation>
    </message>
    <message>
        <source>Like the training images: {percent} of them are less unusual.</source>
        <translation>Den Trainingsbildern ähnlich: {percent} davon sind weniger ungewöhnlich.</translation>
    </message>
    <message>
        <source>{classes} and {count} more</source>
        <translation>{classes} und {count} weitere</translation>
    </message>
    <message>
        <source>Trained {moment}</source>
        <translation>Trainiert {moment}</translation>
    </message>
    <message>
        <source>Validation {result}</source>
        <translation>Validierung {result}</translation>
    </message>
    <message>
        <source>Test {result}</source>
        <translation>Test {result}</translation>
    </message>
    <message>
        <source>Not judged on any images.</source>
        <translation>An keinen Bildern geprüft.</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, {fit}, {window}</source>
        <translation>{width} × {height} Pixel, {fit}, {window}</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>Bilder werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>%n images.</source>
        <translation>
            <numerusform>%n Bild.</numerusform>
            <numerusform>%n Bilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags of the file</source>
        <translation>Tags der Datei</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Search tag, name or value</source>
        <translation>Tag, Name oder Wert suchen</translation>
    </message>
    <message>
        <source>Search the tags</source>
        <translation>Tags durchsuchen</translation>
    </message>
    <message>
        <source>Show tags that may identify the patient</source>
        <translation>Identifizierende Tags anzeigen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the rows on show, as text</source>
        <translation>Angezeigte Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Identity is hidden (Ctrl+H shows it again)</source>
        <translation>Identität ist verborgen (Strg+H zeigt sie wieder)</translation>
    </message>
    <message>
        <source>No file on show.</source>
        <translation>Keine Datei geöffnet.</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {total} tags, %n that may identify the patient are hidden.</source>
        <translation>
            <numerusform>{shown} von {total} Tags, %n identifizierender ist ausgeblendet.</numerusform>
            <numerusform>{shown} von {total} Tags, %n identifizierende sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total} tags.</source>
        <translation>{shown} von {total} Tags.</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message numerus="yes">
        <source>%n rows copied.</source>
        <translation>
            <numerusform>%n Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows copied. They may identify the patient.</source>
        <translation>
            <numerusform>%n Zeile kopiert. Sie kann den Patienten identifizieren.</numerusform>
            <numerusform>%n Zeilen kopiert. Sie können den Patienten identifizieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>fact of a file</comment>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Rows</source>
        <comment>fact of a file</comment>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <comment>fact of a file</comment>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Frames</source>
        <comment>fact of a file</comment>
        <translation>Einzelbilder</translation>
    </message>
    <message>
        <source>Bits</source>
        <comment>fact of a file</comment>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>fact of a file</comment>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Windows</source>
        <comment>fact of a file</comment>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Notes</source>
        <comment>fact of a file</comment>
        <translation>Hinweise</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} Bytes</translation>
    </message>
    <message>
        <source>Rotated 90° right</source>
        <translation>90° rechts gedreht</translation>
    </message>
    <message>
        <source>Rotated 180°</source>
        <translation>180° gedreht</translation>
    </message>
    <message>
        <source>Rotated 90° left</source>
        <translation>90° links gedreht</translation>
    </message>
    <message>
        <source>Flipped left to right</source>
        <translation>Links/rechts gespiegelt</translation>
    </message>
    <message>
        <source>Flipped</source>
        <translation>Gespiegelt</translation>
    </message>
    <message>
        <source>Flipped top to bottom</source>
        <translation>Oben/unten gespiegelt</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>Rotate and flip</source>
        <translation>Drehen und spiegeln</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Window: the file&apos;s own, automatic or full range (keys 1 to 9)</source>
        <translation>Fenster: aus der Datei, automatisch oder voller Bereich (Tasten 1 bis 9)</translation>
    </message>
    <message>
        <source>A window is for grey pictures: there is none on show</source>
        <translation>Fensterung gibt es nur für Graustufenbilder: Es ist keines geöffnet</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Manuell</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>File table</source>
        <translation>Tabelle der Datei</translation>
    </message>
    <message>
        <source>File table {number}</source>
        <translation>Tabelle {number} der Datei</translation>
    </message>
    <message>
        <source>File window</source>
        <translation>Fenster der Datei</translation>
    </message>
    <message>
        <source>File window {number}</source>
        <translation>Fenster {number} der Datei</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Wie gespeichert</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>Voller Bereich</translation>
    </message>
    <message>
        <source>{window}  sigmoid</source>
        <translation>{window}  Sigmoid</translation>
    </message>
    <message>
        <source>File {number}: {name}</source>
        <translation>Datei {number}: {name}</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>Datei: {name}</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Ziehen mit links</translation>
    </message>
    <message>
        <source>Window and level, or the tool in use</source>
        <translation>Fenstern, oder das gewählte Werkzeug</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Ziehen mit der mittleren Taste</translation>
    </message>
    <message>
        <source>Move the picture; also with Space or Ctrl and the left button</source>
        <translation>Bild verschieben; auch mit Leertaste oder Strg und linker Taste</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Ziehen mit rechts</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom; frames where a file has several</source>
        <translation>Zoomen; Einzelbilder, wo eine Datei mehrere hat</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Fit, or actual pixels</source>
        <translation>Einpassen, oder Originalgröße</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation>Umschalt+Pfeiltasten</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Fenstern</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation>Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave the tool, then full screen</source>
        <translation>Werkzeug verlassen, dann das Vollbild</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Key or gesture</source>
        <translation>Taste oder Geste</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es tut</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>over 99.9</source>
        <translation>über 99.9</translation>
    </message>
    <message>
        <source>95 % CI {low}–{high} %</source>
        <translation>95-%-KI {low}–{high} %</translation>
    </message>
    <message>
        <source>No images to judge by.</source>
        <translation>Keine Bilder für ein Urteil.</translation>
    </message>
    <message>
        <source>{right} of {all} right: {percent}</source>
        <translation>{right} von {all} richtig: {percent}</translation>
    </message>
    <message>
        <source>AUC: cannot be had (needs images of two classes).</source>
        <translation>AUC: nicht bestimmbar (braucht Bilder zweier Klassen).</translation>
    </message>
    <message>
        <source>{auc} (95 % CI {low}–{high})</source>
        <translation>{auc} (95-%-KI {low}–{high})</translation>
    </message>
    <message>
        <source>nearly done</source>
        <translation>fast fertig</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {minutes} min {seconds} s left</source>
        <translation>noch etwa {minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>No class folders.</source>
        <translation>Keine Klassenordner.</translation>
    </message>
    <message numerus="yes">
        <source>%n more classes</source>
        <translation>
            <numerusform>%n weitere Klasse</numerusform>
            <numerusform>%n weitere Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} in all</source>
        <translation>insgesamt {count}</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
</context>
</TS>
